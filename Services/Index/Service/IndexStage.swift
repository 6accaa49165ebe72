import Foundation
package import GRDB
import Links
package import Messages
package import StageKit

/// The index stage: workers prepare a report for search, the head stores it and its postings.
package struct IndexStage: Stage {
    package static let name = StageName.index
    private let archive = IndexArchive()

    package init() {}

    package func work(on task: WorkTask<ParsedReport>) async throws -> WorkProduct<IndexRecord> {
        guard let content = task.content else {
            throw IndexError(.malformed, "A report came without its body")
        }
        let entry = try IndexEntry(reportJSON: content.data, tags: task.input.tags)
        return WorkProduct(entry.record, body: entry.content)
    }

    package func commit(
        _ product: CommittedProduct<IndexRecord>, of task: CommittedTask<ParsedReport>, to archive: Database
    ) throws -> [OutgoingItem] {
        guard let body = product.body else { throw IndexError(.malformed, "A report came without its body") }
        let entry = IndexEntry(record: product.product, content: try body.bytes())
        let summary = task.input.summary
        switch try self.archive.commit(entry, at: .now, in: archive) {
        case .indexed: return [try indexed(summary, task)]
        case .superseded(_, let documentId, let revision):
            let superseded = ReportSuperseded(
                reportId: summary.reportId, documentId: documentId, revision: revision,
                supersededBy: summary.documentId, newRevision: summary.revision)
            return [
                try indexed(summary, task),
                try OutgoingItem(
                    event: Event(
                        source: "/guidang/index", subject: documentId, data: .superseded(superseded),
                        traceparent: task.trace)),
            ]
        case .archived, .unchanged: return []
        }
    }

    private func indexed(_ summary: ReportSummary, _ task: CommittedTask<ParsedReport>) throws -> OutgoingItem {
        try OutgoingItem(
            event: Event(
                source: "/guidang/index", subject: task.subject, data: .indexed(summary),
                dataref: "guidang:report/\(summary.reportId)", traceparent: task.trace))
    }
}
