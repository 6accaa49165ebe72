import Foundation

/// The sheets of a spreadsheet, a line for each row.
///
/// Values are as they are shown. Hidden sheets, rows and columns, remarks and columns without any text are left out; rows
/// that a filter hides are not, since a filter is a way to look at them.
struct SheetText {
    /// A row's texts by column.
    private typealias Row = [(column: Int, lines: [String])]

    private let kind: OfficeKind
    private let limits: ExtractionLimits
    /// Bytes that may still come.
    private var left: Int
    private(set) var text = ""

    /// - Throws: `ExtractionError`: `overLimit`, `empty`.
    init(_ content: OpenDocumentContent, kind: OfficeKind, limits: ExtractionLimits) throws(ExtractionError) {
        self.kind = kind
        self.limits = limits
        left = limits.textBytes
        var sheets: [(name: String, lines: [String])] = []
        for sheet in content.document.children where sheet.is("table") && content.isShown(sheet) {
            let lines = try lines(of: sheet)
            if !lines.isEmpty { sheets.append((sheet.attribute("name") ?? "", lines)) }
        }
        guard !sheets.isEmpty else { throw kind.empty }
        // One sheet alone is usually called Sheet1, which says nothing.
        text = sheets.map { sheet in
            (sheets.count > 1 ? [sheet.name] : []) + sheet.lines
        }.joined().map { $0 + "\n" }.joined()
    }

    private mutating func lines(of sheet: XMLTree.Node) throws(ExtractionError) -> [String] {
        let hidden = Self.hiddenColumns(of: sheet)
        var rows: [(row: Row, times: Int)] = []
        var shapes: [String] = []
        var open = Array(sheet.children.reversed())
        while let node = open.popLast() {
            if node.is("table-row") {
                guard node.attribute("visibility") != "collapse" else { continue }
                let row = try row(node).filter { !hidden.contains($0.column) }
                guard !row.isEmpty else { continue }
                let times = Self.count(node, "number-rows-repeated")
                try spend(row.reduce(0) { $0 + Self.size($1.lines) }, times: times - 1)
                rows.append((row, times))
            } else if node.is("shapes") {
                shapes = OpenDocumentContent.paragraphs(below: node)
            } else if node.is("table-header-rows") || node.is("table-rows") || node.is("table-row-group") {
                open += node.children.reversed()
            }
        }
        let columns = Set(rows.flatMap { $0.row.map(\.column) }).sorted()
        let places = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
        var lines: [String] = []
        for (row, times) in rows {
            let printed = Self.printed(row, places: places)
            // What the cells take is counted; bars between empty ones are not.
            try spend(row.count > 1 ? 3 * columns.count : 0, times: times)
            for _ in 0..<times { lines += printed }
        }
        return lines + shapes
    }

    /// A row in one line, or the lines of its only cell.
    private static func printed(_ row: Row, places: [Int: Int]) -> [String] {
        if row.count == 1 { return row[0].lines }
        var cells: [String] = []
        for cell in row {
            while cells.count < places[cell.column] ?? 0 { cells.append("") }
            cells.append(cell.lines.joined(separator: " "))
        }
        return [cells.joined(separator: " | ")]
    }

    /// Takes so much off what may still come.
    private mutating func spend(_ bytes: Int, times: Int) throws(ExtractionError) {
        guard times == 0 || bytes <= left / times else { throw kind.overLimit }
        left -= bytes * times
    }

    private static func size(_ lines: [String]) -> Int { lines.reduce(0) { $0 + $1.utf8.count + 1 } }

    private mutating func row(_ row: XMLTree.Node) throws(ExtractionError) -> Row {
        var cells: Row = []
        var column = 0
        for cell in row.children where cell.is("table-cell") || cell.is("covered-table-cell") {
            let times = Self.count(cell, "number-columns-repeated")
            let lines = cell.is("table-cell") ? OpenDocumentContent.paragraphs(below: cell) : []
            let filled = lines.filter { !$0.allSatisfy(\.isWhitespace) }
            if !filled.isEmpty {
                try spend(Self.size(filled), times: times)
                cells += (column..<column + times).map { ($0, filled) }
            }
            column += times
        }
        return cells
    }

    private static func hiddenColumns(of sheet: XMLTree.Node) -> IndexSet {
        var hidden = IndexSet()
        var column = 0
        var open = Array(sheet.children.reversed())
        while let node = open.popLast() {
            if node.is("table-column") {
                let times = count(node, "number-columns-repeated")
                if node.attribute("visibility") == "collapse" { hidden.insert(integersIn: column..<column + times) }
                column += times
            } else if node.is("table-header-columns") || node.is("table-columns") || node.is("table-column-group") {
                open += node.children.reversed()
            }
        }
        return hidden
    }

    /// How often a cell, column or row stands there; a sheet has no more than 2²⁰ rows and 2¹⁴ columns.
    private static func count(_ node: XMLTree.Node, _ name: StaticString) -> Int {
        max(1, min(1 << 20, node.attribute(name).flatMap { Int($0) } ?? 1))
    }
}
