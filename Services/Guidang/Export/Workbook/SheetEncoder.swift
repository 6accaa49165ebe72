import Messages

/// Writes rows as a worksheet of SpreadsheetML has them (ECMA-376 part 1, 18.3).
///
/// Texts are inline strings, which are never formulas; those that would be one if a person edited the cell are of a style
/// with `quotePrefix`, so that they stay texts.
struct SheetEncoder {
    /// Styles of cells, by their place in ``WorkbookXML/styles``.
    enum Style: Int {
        case plain, header, date, guarded
    }

    private let columns: [ColumnSchema]
    /// `<c r="A`, `<c r="B` … `<c r="AA`.
    private let openings: [[UInt8]]

    init(_ columns: [ColumnSchema]) {
        self.columns = columns
        openings = columns.indices.map { Array("<c r=\"\(Self.letters($0))".utf8) }
    }

    /// What stands before the second row: frozen header, widths, and the header itself.
    func appendHead(to bytes: inout [UInt8]) {
        bytes.append(contentsOf: WorkbookXML.declaration.utf8)
        bytes.append(
            contentsOf: """
                <worksheet xmlns="\(WorkbookXML.main)"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" \
                topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>
                """.utf8)
        for (index, column) in columns.enumerated() {
            bytes.append(
                contentsOf:
                    "<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(Self.width(column))\" customWidth=\"1\"/>"
                    .utf8)
        }
        bytes.append(contentsOf: "</cols><sheetData><row r=\"1\">".utf8)
        for (index, column) in columns.enumerated() {
            appendOpening(index, row: Array("1".utf8), .header, type: "inlineStr", to: &bytes)
            bytes.append(contentsOf: "<is><t>".utf8)
            XMLText.append(column.name, to: &bytes)
            bytes.append(contentsOf: "</t></is></c>".utf8)
        }
        bytes.append(contentsOf: "</row>".utf8)
    }

    /// What stands behind the last row.
    /// - Parameter rows: with the header.
    func appendEnd(rows: Int, to bytes: inout [UInt8]) {
        let last = Self.letters(max(0, columns.count - 1))
        bytes.append(contentsOf: "</sheetData><autoFilter ref=\"A1:\(last)\(rows)\"/></worksheet>".utf8)
    }

    /// Adds a row, and tells of each cell that was cut; empty cells are left out.
    /// - Parameter number: From 2, as the header is the first.
    func append(_ row: borrowing TableRow, number: Int, to bytes: inout [UInt8], cut: (_ column: Int) -> Void) {
        var digits: [UInt8] = []
        digits.appendDecimal(number)
        bytes.append("<row r=\"")
        bytes.append(contentsOf: digits)
        bytes.append("\">")
        for column in row.cells.indices {
            let cell = row.cells[column]
            guard cell.end > cell.start else { continue }
            let content = row.bytes(of: cell)
            switch cell.kind {
            case .empty: break
            case .integer, .number: appendNumber(content, column, digits, .plain, to: &bytes)
            case .boolean:
                let isTrue = content.first == UInt8(ascii: "t")
                appendOpening(column, row: digits, .plain, type: "b", to: &bytes)
                bytes.append(isTrue ? "<v>1</v></c>" : "<v>0</v></c>")
            case .date:
                if let day = CivilDate(iso: String(decoding: content, as: UTF8.self))?.spreadsheetDay {
                    appendNumber(ArraySlice(String(day).utf8), column, digits, .date, to: &bytes)
                } else {
                    appendText(content, column, digits, to: &bytes, cut: cut)
                }
            case .text: appendText(content, column, digits, to: &bytes, cut: cut)
            }
        }
        bytes.append("</row>")
    }

    private func appendNumber(
        _ number: ArraySlice<UInt8>, _ column: Int, _ row: [UInt8], _ style: Style, to bytes: inout [UInt8]
    ) {
        appendOpening(column, row: row, style, type: nil, to: &bytes)
        bytes.append("<v>")
        bytes.append(contentsOf: number)
        bytes.append("</v></c>")
    }

    private func appendText(
        _ text: ArraySlice<UInt8>, _ column: Int, _ row: [UInt8], to bytes: inout [UInt8], cut: (Int) -> Void
    ) {
        text.withUnsafeBufferPointer { text in
            appendOpening(
                column, row: row, FormulaGuard.isNeeded(text) ? .guarded : .plain, type: "inlineStr", to: &bytes)
            let isSpaced = text.first.map { $0 <= 0x20 } == true || text.last.map { $0 <= 0x20 } == true
            bytes.append(isSpaced ? "<is><t xml:space=\"preserve\">" : "<is><t>")
            if let end = CellLimit.cut(text) {
                XMLText.append(UnsafeBufferPointer(rebasing: text[..<end]), to: &bytes)
                bytes.append(contentsOf: CellLimit.mark.utf8)
                cut(column)
            } else {
                XMLText.append(text, to: &bytes)
            }
            bytes.append("</t></is></c>")
        }
    }

    private func appendOpening(
        _ column: Int, row: [UInt8], _ style: Style, type: StaticString?, to bytes: inout [UInt8]
    ) {
        bytes.append(contentsOf: openings[column])
        bytes.append(contentsOf: row)
        if style != .plain {
            bytes.append("\" s=\"")
            bytes.appendDecimal(style.rawValue)
        }
        if let type {
            bytes.append("\" t=\"")
            bytes.append(type)
        }
        bytes.append("\">")
    }

    /// The name of a column from 0: bijective base 26.
    private static func letters(_ column: Int) -> String {
        var (left, name) = (column + 1, "")
        while left > 0 {
            name = String(Unicode.Scalar(UInt8(0x41 + (left - 1) % 26))) + name
            left = (left - 1) / 26
        }
        return name
    }

    /// In characters of the standard font.
    private static func width(_ column: ColumnSchema) -> Int {
        switch column.type {
        case .date, .number: 12
        case .integer, .boolean: 10
        case .string: column.values.isEmpty ? 28 : 16
        }
    }
}

extension CivilDate {
    /// The day as spreadsheets count it (1900 date system: 1 March 1900 is 61); nil before that, where they count a day
    /// that never was.
    fileprivate var spreadsheetDay: Int? {
        // Days of the civil calendar after H. Hinnant, "chrono-compatible low-level date algorithms".
        let shifted = month <= 2 ? year - 1 : year
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let days = shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear
        // Of 1899-12-30 by the same count.
        let number = days - 693_899
        return number >= 61 ? number : nil
    }
}

extension [UInt8] {
    /// A piece of markup, copied as it is.
    fileprivate mutating func append(_ markup: StaticString) {
        markup.withUTF8Buffer { append(contentsOf: $0) }
    }
}
