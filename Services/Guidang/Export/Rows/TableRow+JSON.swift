import Messages

extension TableRow {
    /// Adds a value of JSON; an empty cell for none.
    ///
    /// - Throws: ``ExportError/Malformed`` where it is not of the column's type.
    mutating func add(
        _ node: Int?, of document: JSONDocument, as type: ColumnType
    ) throws(ExportError.Malformed) {
        guard let node else { return addEmpty() }
        switch (type, document.nodes[node].kind) {
        case (_, .null): addEmpty()
        case (.string, .string): add(.text) { document.appendText(of: node, to: &$0) }
        case (.number, .number): add(.number) { $0.append(contentsOf: document.raw(node)) }
        case (.integer, .number):
            guard document.integer(node) != nil else { throw ExportError.Malformed("no whole number of 64 bits") }
            add(.integer) { $0.append(contentsOf: document.raw(node)) }
        case (.boolean, .true_), (.boolean, .false_): add(.boolean) { $0.append(contentsOf: document.raw(node)) }
        case (.date, .string):
            let text = document.raw(node)
            guard CivilDate(iso: String(decoding: text, as: UTF8.self)) != nil else {
                throw ExportError.Malformed("no day as YYYY-MM-DD")
            }
            add(.date) { $0.append(contentsOf: text) }
        default: throw ExportError.Malformed("not of the type \(type.rawValue)")
        }
    }
}
