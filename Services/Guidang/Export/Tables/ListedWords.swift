/// Notes the words of a table that are not of their column's list.
struct ListedWords {
    /// No more words are kept of one column.
    private static let limit = 20

    private let columns: [(index: Int, key: String, words: [[UInt8]])]

    init(_ table: TableSchema) {
        columns = table.columns.enumerated().filter { !$0.element.values.isEmpty }.map { index, column in
            (index, "\(table.name).\(column.name)", column.values.map { Array($0.word.utf8) })
        }
    }

    func check(_ row: borrowing TableRow, tally: inout ExportTally) {
        for column in columns {
            let cell = row.cells[column.index]
            guard cell.end > cell.start else { continue }
            let word = row.bytes(of: cell)
            if column.words.contains(where: { $0.count == word.count && word.elementsEqual($0) }) { continue }
            let text = String(decoding: word, as: UTF8.self)
            let known = tally.unlisted[column.key, default: []]
            if known.count < Self.limit, !known.contains(text) { tally.unlisted[column.key] = known + [text] }
        }
    }
}
