import Foundation
import Messages
import ReportExport

/// The reports of an index with their comparisons, as the command takes them from the service.
struct IndexSource: ExportSource {
    let index: ArchiveIndex

    var set: ExportSet {
        get throws { ExportSet(query: "", snapshot: try index.page(ReportsQuery(limit: 1)).answer.snapshot) }
    }

    func page(after cursor: String?, limit: Int) throws -> ExportPage {
        let (answer, bodies) = try index.page(ReportsQuery(after: cursor ?? "", limit: limit))
        let reports = try zip(answer.entries, bodies).map { entry, json in
            ExportedReport(json: json, tags: entry.tags, comparison: try index.comparison(entry.documentId))
        }
        return ExportPage(reports: reports, next: answer.next)
    }

    /// All reports, for several exports of one state.
    func all() throws -> [ExportedReport] {
        var reports: [ExportedReport] = []
        var cursor: String?
        repeat {
            let page = try page(after: cursor, limit: 100)
            reports += page.reports
            cursor = page.next
        } while cursor != nil
        return reports
    }
}
