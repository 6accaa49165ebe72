extension ExportOptions {
    /// The tables with the columns that the options ask for.
    var chosenTables: [TableSchema] {
        tables.map { table in
            var table = table
            if !hasCoderColumns { table.columns.removeAll { $0.source == .blank } }
            if includesText, table.rows == .document, table.document == .report {
                table.columns.append(Self.textFile)
            }
            return table
        }
    }

    /// Whether tables of comparisons were asked for.
    var compares: Bool { tables.contains { $0.document == .comparison } }

    private static let textFile = ColumnSchema(
        "textFile", .string, Wording("File of the text", "全文文件"),
        Wording(
            "The whole text, UTF-8 with LF, as a file of this export: the offsets of all tables count its Unicode scalars.",
            "全文文件（UTF-8，LF）：各表的偏移均按其 Unicode 标量计。"), isRequired: true, from: .textFile)

    /// What the files depend on, for an unfinished export to be known by.
    var fingerprint: [String: String] {
        [
            "format": format.rawValue,
            "byte order mark": String(hasByteOrderMark),
            "formula guard": String(guardsFormulas),
            "texts": String(includesText),
            "coder columns": String(hasCoderColumns),
            "tables": tables.map { "\($0.name)(\($0.columns.map(\.name).joined(separator: ",")))" }.joined(),
            "tables version": TableSchema.standardVersion,
            "program": program,
            "rows per sheet": String(rowsPerSheet),
        ]
    }

    /// Fails where the format can't do what is asked for.
    func check() throws(ExportError) {
        if includesText, format == .workbook {
            throw ExportError.unsupported(
                "A workbook has no room for whole texts (32,767 characters a cell): choose datapackage or jsonl")
        }
        let names = tables.map { $0.name.lowercased() }
        let isNamedWell = names.allSatisfy { name in
            (1...25).contains(name.utf8.count)
                && name.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
        }
        guard isNamedWell, Set(names + Self.reservedNames).count == names.count + Self.reservedNames.count else {
            throw ExportError.unsupported("Each table needs a name of its own of a-z, 0-9 and _, at most 25 long")
        }
        guard (1...1_048_575).contains(rowsPerSheet), pageSize > 0, checkpointInterval > 0 else {
            throw ExportError.unsupported("Sizes of pages, checkpoints and sheets are numbers from 1")
        }
    }

    private static let reservedNames = ["about", "codebook"]
}
