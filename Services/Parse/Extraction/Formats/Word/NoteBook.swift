/// The footnotes and endnotes of a document, each given out once.
struct NoteBook {
    enum Kind { case footnote, endnote }

    private var notes: [Kind: [String: XMLTree.Node]] = [:]
    private let styles: StyleSheet
    private let numbering: Numbering

    init(footnotes: XMLTree?, endnotes: XMLTree?, styles: StyleSheet, numbering: Numbering) {
        (self.styles, self.numbering) = (styles, numbering)
        for (kind, tree) in [(Kind.footnote, footnotes), (.endnote, endnotes)] {
            guard let root = tree?.root else { continue }
            for note in root.children {
                // Separators are notes of a type.
                guard let id = note.attribute("id"), [nil, "normal"].contains(note.attribute("type")) else { continue }
                notes[kind, default: [:]][id] = note
            }
        }
    }

    /// The lines of a note; none for one that was given out before.
    ///
    /// - Throws: `overLimit` where it takes more than so many bytes.
    mutating func lines(
        of kind: Kind, id: String, counters: inout ListCounters, mostBytes: Int
    ) throws(ExtractionError) -> [String] {
        guard let note = notes[kind]?.removeValue(forKey: id) else { return [] }
        var story = StoryReader(
            styles: styles, numbering: numbering, notes: nil, mostBytes: mostBytes, counters: counters)
        let lines = try story.lines(of: note)
        counters = story.counters
        return lines.filter { line in !line.allSatisfy(\.isWhitespace) }
    }
}
