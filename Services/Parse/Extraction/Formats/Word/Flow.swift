/// The lines of the body, of a table's cell, of a text box or of a note.
struct Flow {
    /// A line, and what belongs behind it.
    struct Paragraph {
        var text = ""
        /// The lines of its notes and of the text boxes that hang on it.
        var behind: [String] = []
        /// Whether it has had its number, or does without.
        var isNumbered = false
    }

    enum Kind { case body, cell, box }

    var kind: Kind
    private(set) var lines: [String] = []
    /// What goes behind the table's row instead of into its cell.
    private(set) var behindRow: [String] = []
    /// Whether a table's rows are among the lines.
    private(set) var holdsRows = false
    /// A paragraph that the next one goes on.
    private var unfinished: Paragraph?

    init(_ kind: Kind) { self.kind = kind }

    /// Gives the paragraph that the next one goes on, if there is one.
    mutating func takeUnfinished() -> Paragraph? {
        defer { unfinished = nil }
        return unfinished
    }

    mutating func keep(_ paragraph: Paragraph) { unfinished = paragraph }

    mutating func append(_ paragraph: Paragraph) {
        lines.append(paragraph.text)
        if kind == .cell { behindRow += paragraph.behind } else { lines += paragraph.behind }
    }

    mutating func append(rows: [String]) {
        close()
        lines += rows
        holdsRows = true
    }

    /// Takes the lines from a place on away, but for the text that stood before them in the first.
    mutating func cut(from line: Int, keeping text: String) {
        guard line < lines.count else { return }
        lines.removeSubrange(line...)
        if !text.allSatisfy(\.isWhitespace) { lines.append(text) }
    }

    /// Ends a paragraph that nothing goes on.
    mutating func close() {
        guard let paragraph = takeUnfinished(), !paragraph.text.isEmpty || !paragraph.behind.isEmpty else { return }
        append(paragraph)
    }
}
