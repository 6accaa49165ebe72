import ReportExport

/// Gives reports of a list; fails at a page where one asks for it.
struct ListedSource: ExportSource {
    struct Interruption: Error {}

    var reports: [ExportedReport]
    var query = "year:2020..2025"
    var snapshot = "1"
    /// The first report that can't be had.
    var failsAt: Int?
    var isUnchanged = true

    var set: ExportSet { ExportSet(query: query, snapshot: snapshot) }

    func page(after cursor: String?, limit: Int) throws -> ExportPage {
        let start = cursor.flatMap { Int($0) } ?? 0
        let end = min(reports.count, start + limit)
        if let failsAt, end > failsAt { throw Interruption() }
        return ExportPage(reports: Array(reports[start..<end]), next: end < reports.count ? String(end) : nil)
    }
}
