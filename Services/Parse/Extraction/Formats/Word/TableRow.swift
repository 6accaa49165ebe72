/// A row of a table as lines of text.
struct TableRow {
    /// More paragraphs make a cell a page, not a value.
    private static let mostParagraphs = 3
    /// Longer values in characters are text to read.
    private static let longestLine = 1_000

    private var cells: [[String]] = []
    private var behind: [String] = []
    private var holdsRows = false

    /// - Parameter cell: nil for one that is merged with the one above or before it.
    mutating func append(_ cell: Flow?) {
        cells.append(cell.map { $0.lines.filter { line in !line.allSatisfy(\.isWhitespace) } } ?? [])
        behind += cell?.behindRow ?? []
        holdsRows = holdsRows || cell?.holdsRows == true
    }

    /// The row in one line with its cells parted by a bar.
    ///
    /// A row that lays out a page (one cell alone, a table in a cell, whole sections in a cell) gives the lines of one
    /// cell after the other. What hangs on its paragraphs comes behind.
    var lines: [String] {
        let filled = cells.count { !$0.isEmpty }
        let isLayout =
            filled <= 1 && cells.count == 1 || holdsRows || cells.contains { $0.count > Self.mostParagraphs }
            || cells.joined().reduce(0) { $0 + $1.utf8.count } > Self.longestLine * 3
        if isLayout { return cells.flatMap { $0 } + behind }
        guard filled > 0 else { return behind }
        var values = cells.map { $0.map(Self.value).joined(separator: " ") }
        while values.last?.isEmpty == true { values.removeLast() }
        return [values.joined(separator: " | ")] + behind
    }

    /// A paragraph as a part of a value: without blanks around it, in one line.
    private static func value(_ line: String) -> String {
        line.split(whereSeparator: { $0 == "\n" || $0 == "\t" })
            .map { $0.drop { $0.isWhitespace } }.joined(separator: " ").trimmingEnd()
    }
}

extension String {
    fileprivate func trimmingEnd() -> String {
        var text = self[...]
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
