/// Writes a Frictionless Data Package: CSV for each table, a code book, and at last `datapackage.json`.
struct DataPackageSink: ReportSink {
    static let descriptorName = "datapackage.json"

    private let tables: [TableSchema]
    private let words: [ListedWords]
    private let parts: PartSet
    private let encoder: CSVEncoder
    private let hasByteOrderMark: Bool
    private var texts: TextFiles?

    /// - Parameter isRead: Whether only finishing is left.
    init(_ options: ExportOptions, _ parts: PartSet, isRead: Bool) throws(ExportError) {
        tables = options.chosenTables
        words = tables.map { ListedWords($0) }
        self.parts = parts
        encoder = CSVEncoder(guardsFormulas: options.guardsFormulas)
        hasByteOrderMark = options.hasByteOrderMark
        texts = options.includesText ? TextFiles(folder: parts.folder) : nil
        if isRead { return }
        for table in tables {
            let part = try parts.part(Self.fileName(of: table))
            if part.length == 0 { part.buffer = header(table.columns.map(\.name)) }
        }
    }

    static func fileName(of table: TableSchema) -> String { table.name + ".csv" }

    mutating func add(_ report: ExportedReport, _ reader: RowReader, tally: inout ExportTally) throws {
        var row = TableRow()
        for (index, table) in tables.enumerated() {
            let part = try parts.part(Self.fileName(of: table))
            var count = 0
            try reader.forEachRow(of: table, using: &row) { row in
                encoder.append(row, to: &part.buffer) { column in
                    tally.guarded["\(table.name).\(table.columns[column].name)", default: 0] += 1
                }
                words[index].check(row, tally: &tally)
                count += 1
                try part.flushIfLarge()
            }
            tally.rows[table.name, default: 0] += count
        }
        if texts != nil { try texts?.write(reader.text("text") ?? "", of: reader.documentId) }
    }

    mutating func sync() throws { texts?.sync() }

    mutating func finish(_ description: ExportDescription) throws {
        var resources: [DataPackage.Resource] = []
        for table in tables {
            let name = Self.fileName(of: table)
            try parts.publish(name)
            resources.append(try resource(table, name))
        }
        let book = CodeBook(tables: tables)
        try FileSystem.write(codeBookLines(book), as: parts.folder + "/codebook.csv")
        resources.append(try resource(CodeBook.schema, "codebook.csv"))
        try FileSystem.write(Array(book.markdown(description).utf8), as: parts.folder + "/codebook.md")
        let package = DataPackage(
            description: description, resources: resources, encoding: hasByteOrderMark ? "utf-8-sig" : "utf-8",
            guardsFormulas: encoder.guardsFormulas, hasTexts: texts != nil)
        try FileSystem.write(package.json.fileBytes, as: parts.folder + "/" + Self.descriptorName)
    }

    private func resource(_ table: TableSchema, _ name: String) throws(ExportError) -> DataPackage.Resource {
        let path = parts.folder + "/" + name
        return DataPackage.Resource(
            table: table, path: name, bytes: FileSystem.size(path) ?? 0, sha256: try FileHash.sha256(path))
    }

    private func header(_ names: [String]) -> [UInt8] {
        var row = TableRow()
        for name in names { row.add(name) }
        var bytes: [UInt8] = hasByteOrderMark ? [0xEF, 0xBB, 0xBF] : []
        encoder.append(row, to: &bytes) { _ in }
        return bytes
    }

    private func codeBookLines(_ book: CodeBook) -> [UInt8] {
        var bytes = header(CodeBook.schema.columns.map(\.name))
        for line in book.rows {
            var row = TableRow()
            for cell in line { row.add(cell) }
            encoder.append(row, to: &bytes) { _ in }
        }
        return bytes
    }
}
