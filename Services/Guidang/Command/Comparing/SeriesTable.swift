import Messages
import ReportExport
import Settings

/// A figure over agencies and years as lines.
struct SeriesTable {
    private let table: FigureTable
    private let open: OpenArchive

    init(_ table: FigureTable, _ open: OpenArchive) {
        self.table = table
        self.open = open
    }

    /// A row for each agency, for people or as CSV (RFC 4180).
    func lines(asCSV isCSV: Bool) -> [String] {
        let head = [open.say("division", "地区"), open.say("agency", "单位")] + table.years.map(String.init)
        let rows = table.rows.map { row in
            [row.division ?? "", row.agency] + row.cells.map { $0.map(Self.value).joined(separator: isCSV ? ";" : " ") }
        }
        guard !isCSV else { return ([head] + rows).map(CSVEncoder.line) }
        guard !rows.isEmpty else { return [open.say("nothing found", "没有找到")] }
        let all = ([head] + rows).map { $0.map { $0.isEmpty ? "-" : $0 } }
        let widths = head.indices.map { column in all.map { Columns.width(of: $0[column]) }.max() ?? 0 }
        return all.map { row in
            zip(row, widths).enumerated().map { column, cell in
                Columns.padded(cell.0, to: cell.1, right: column > 1)
            }.joined(separator: "  ")
        }
    }

    private static func value(_ cell: FigureCell) -> String { ShownNumber.text(cell.value) + cell.unit }
}
