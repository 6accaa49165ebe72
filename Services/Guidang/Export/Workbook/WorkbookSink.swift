/// Writes a workbook: a sheet for each table, further ones where a table has more rows than a sheet, one that tells what the
/// export is, and the code book.
///
/// Sheets are files until all rows are there, then they are packed.
struct WorkbookSink: ReportSink {
    private let parts: PartSet
    private let target: String
    private let rowsPerSheet: Int
    private let tables: [TableSchema]
    private let words: [ListedWords]
    private let encoders: [SheetEncoder]

    init(_ options: ExportOptions, _ target: String, _ parts: PartSet, _ state: ExportState) throws(ExportError) {
        self.parts = parts
        self.target = target
        rowsPerSheet = options.rowsPerSheet
        tables = options.chosenTables
        words = tables.map { ListedWords($0) }
        encoders = tables.map { SheetEncoder($0.columns) }
        if state.isRead { return }
        for index in tables.indices { _ = try sheet(index, 0) }
    }

    mutating func add(_ report: ExportedReport, _ reader: RowReader, tally: inout ExportTally) throws {
        var row = TableRow()
        for (index, table) in tables.enumerated() {
            let encoder = encoders[index]
            var count = tally.rows[table.name, default: 0]
            var part = try sheet(index, count / rowsPerSheet)
            try reader.forEachRow(of: table, using: &row) { row in
                if count > 0, count.isMultiple(of: rowsPerSheet) {
                    try endSheet(index, count / rowsPerSheet - 1, rows: rowsPerSheet)
                    part = try sheet(index, count / rowsPerSheet)
                }
                encoder.append(row, number: count % rowsPerSheet + 2, to: &part.buffer) { column in
                    tally.cut["\(table.name).\(table.columns[column].name)", default: 0] += 1
                }
                words[index].check(row, tally: &tally)
                count += 1
                try part.flushIfLarge()
            }
            tally.rows[table.name] = count
        }
    }

    mutating func sync() {}

    mutating func finish(_ description: ExportDescription) throws {
        let path = parts.folder + "/workbook.xlsx"
        let zip = try ZipFile(path)
        let sheets = tables.enumerated().flatMap { index, table in
            let rows = description.tally.rows[table.name, default: 0]
            return (0..<max(1, (rows + rowsPerSheet - 1) / rowsPerSheet)).map { number in
                (table: index, number: number, rows: min(rowsPerSheet, rows - number * rowsPerSheet))
            }
        }
        let names =
            ["about"] + sheets.map { name($0.table) + ($0.number == 0 ? "" : " (\($0.number + 1))") } + ["codebook"]
        for part in WorkbookXML.parts(sheets: names) { try zip.add(Array(part.text.utf8), as: part.name) }
        try zip.add(about(description), as: WorkbookXML.sheetPath(1))
        for (index, sheet) in sheets.enumerated() {
            if sheet.number == (sheets.last { $0.table == sheet.table })?.number {
                try endSheet(sheet.table, sheet.number, rows: sheet.rows)
            }
            let part = parts.partialPath(partName(sheet.table, sheet.number))
            try zip.add(file: part, as: WorkbookXML.sheetPath(index + 2))
        }
        try zip.add(
            Self.sheet(CodeBook.schema.columns, CodeBook(tables: tables).rows), as: WorkbookXML.sheetPath(names.count))
        try zip.finish()
        try FileSystem.rename(path, to: target)
    }

    private func name(_ table: Int) -> String { tables[table].name }

    private func partName(_ table: Int, _ number: Int) -> String { "\(name(table))-\(number + 1).xml" }

    /// The part of a sheet, its head written.
    private func sheet(_ table: Int, _ number: Int) throws(ExportError) -> PartFile {
        let part = try parts.part(partName(table, number))
        if part.length == 0 { encoders[table].appendHead(to: &part.buffer) }
        return part
    }

    private func endSheet(_ table: Int, _ number: Int, rows: Int) throws(ExportError) {
        let part = try sheet(table, number)
        encoders[table].appendEnd(rows: rows + 1, to: &part.buffer)
        try parts.close(partName(table, number))
    }

    private func about(_ description: ExportDescription) -> [UInt8] {
        let columns = ["name", "value"].map {
            ColumnSchema($0, .string, Wording($0, $0), Wording($0, $0), from: .blank)
        }
        var lines = description.lines.map { [$0.name.both, $0.value] }
        if !description.tally.cut.isEmpty {
            let counts = description.tally.cut.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
            lines.append([
                Wording("Cells cut at \(CellLimit.units) characters", "因超过 \(CellLimit.units) 字符而截断的单元格").both,
                counts.joined(separator: "; "),
            ])
        }
        return Self.sheet(columns, lines)
    }

    /// A sheet of texts in memory.
    private static func sheet(_ columns: [ColumnSchema], _ lines: [[String]]) -> [UInt8] {
        let encoder = SheetEncoder(columns)
        var bytes: [UInt8] = []
        encoder.appendHead(to: &bytes)
        for (index, line) in lines.enumerated() {
            var row = TableRow()
            for cell in line { row.add(cell) }
            encoder.append(row, number: index + 2, to: &bytes) { _ in }
        }
        encoder.appendEnd(rows: lines.count + 1, to: &bytes)
        return bytes
    }
}
