/// Reads one story of a document: its text, or one of its notes.
///
/// Notes and text boxes stand as lines of their own directly behind the paragraph that they hang on (behind the row, in
/// a table), without the note's mark: inside of the paragraph they would break its sentences, and a raised number would
/// run into the figures of the text.
struct StoryReader: XMLVisitor {
    /// A paragraph that is being read.
    struct OpenParagraph {
        var properties: ParagraphProperties
        /// What it goes on.
        var before: Flow.Paragraph?
        var text = ""
        /// The lines of the text boxes that hang on it.
        var boxes: [String] = []
        var notes: [(kind: NoteBook.Kind, id: String)] = []
        /// Whether its style hides its text.
        var hidesText: Bool
        /// How many fields were open before it.
        var fields: Int
    }

    let styles: StyleSheet
    let numbering: Numbering
    /// Nil within a note, which has none.
    var notes: NoteBook?
    var counters: ListCounters
    var boxCounters = ListCounters()
    var noteCounters = ListCounters()
    var flows = [Flow(.body)]
    var paragraphs: [OpenParagraph] = []
    var rows: [TableRow] = []
    var runs: [Run] = []
    var fields: [Field] = []
    /// How many of the fields are at their instruction.
    var instructions = 0
    /// What has been read before each alternative that is open.
    var alternatives: [Int] = []
    /// Bytes of text so far, whether they are lines already or not.
    var bytes = 0
    let mostBytes: Int

    init(
        styles: StyleSheet, numbering: Numbering, notes: NoteBook?, mostBytes: Int,
        counters: ListCounters = ListCounters()
    ) {
        (self.styles, self.numbering, self.notes) = (styles, numbering, notes)
        (self.mostBytes, self.counters) = (mostBytes, counters)
    }

    /// Reads all below an element and gives its lines, without empty ones at its ends.
    mutating func lines(of root: XMLTree.Node) throws(ExtractionError) -> [String] {
        try root.walk(&self)
        flows[0].close()
        let lines = flows[0].lines
        guard let first = lines.firstIndex(where: { !$0.isEmpty }), let last = lines.lastIndex(where: { !$0.isEmpty })
        else { return [] }
        return Array(lines[first...last])
    }

    mutating func enter(_ node: XMLTree.Node) throws(ExtractionError) -> Bool {
        guard let element = WordElement(node) else { return true }
        switch element {
        case .passedOver: return false
        case .paragraph: open(ParagraphProperties(node, styles: styles))
        case .run: runs.append(Run(node, styles: styles))
        case .table: flows[flows.count - 1].close()
        case .row: return openRow(node)
        case .cell: return openCell(node)
        case .textBox: flows.append(Flow(.box))
        case .alternate: alternatives.append(bytes)
        case .choice, .fallback:
            // The first alternative that has text is the one that counts.
            return alternatives.last == bytes
        default:
            try read(element, node)
            return element == .denominator
        }
        return true
    }

    mutating func leave(_ node: XMLTree.Node) throws(ExtractionError) {
        switch WordElement(node) {
        case .paragraph: try close()
        case .run: _ = runs.popLast()
        case .row: closeRow()
        case .cell: closeCell()
        case .textBox: closeBox()
        case .alternate: _ = alternatives.popLast()
        default: break
        }
    }

    /// Counts text against what may be read.
    mutating func count(_ text: String) throws(ExtractionError) {
        bytes += text.utf8.count
        guard bytes <= mostBytes else { throw WordPackage.overLimit }
    }
}
