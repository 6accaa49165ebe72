import Foundation
package import GRDB
import Links
package import Messages
package import StageKit

/// The index stage: workers prepare a report for search, the head stores it and its postings.
package struct IndexStage: Stage {
    package static let name = StageName.index
    let archive = IndexArchive()

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
        try check(entry, of: task)
        let outcome = try self.archive.commit(entry, at: .now, in: archive)
        _ = try self.archive.tidy(
            bytes: IndexArchive.tidiedWithEach, isIdle: TaskTable.isLast(in: archive), in: archive)
        switch outcome {
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

    /// A worker may be of another version, or broken: what it gives must be the report of its task, byte for byte.
    private func check(_ entry: IndexEntry, of task: CommittedTask<ParsedReport>) throws {
        let (record, summary) = (entry.record, task.input.summary)
        guard record.documentId == summary.documentId, record.reportId == summary.reportId,
            record.revision == summary.revision
        else {
            throw IndexError(
                .malformed,
                "A worker gave report \(record.reportId) of document \(record.documentId), revision \(record.revision), "
                    + "for the task of \(summary.reportId), \(summary.documentId), \(summary.revision)")
        }
        guard let hash = task.content, try BlobStore.hash(of: entry.reportJSON()) == hash else {
            throw IndexError(.malformed, "A worker gave another report than the one of its task")
        }
    }

    private func indexed(_ summary: ReportSummary, _ task: CommittedTask<ParsedReport>) throws -> OutgoingItem {
        try OutgoingItem(
            event: Event(
                source: "/guidang/index", subject: task.subject, data: .indexed(summary),
                dataref: "guidang:report/\(summary.reportId)", traceparent: task.trace))
    }
}
