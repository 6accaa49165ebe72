package import Foundation
package import GRDB
import Links
import Messages
package import StageKit

/// What a document comes to that is read again: the next revision of its report, or the report that there was.
extension ParseStage {
    func commit(
        _ product: CommittedProduct<ParseProduct>, over kept: KeptReport, of task: CommittedTask<ReceivedDocument>,
        to archive: Database
    ) throws -> [OutgoingItem] {
        let made = product.product
        guard let summary = made.summary, let body = product.body else {
            let reason = made.rejection?.message ?? made.members.map { "now it " + Reading.words($0) } ?? "no report"
            try Rereading.fail(task.subject, because: reason, in: archive)
            return []
        }
        guard summary.revision > kept.revision else {
            // Another attempt was faster.
            try Rereading.end(task.subject, in: archive)
            return []
        }
        let successors = try kept.successors(in: archive)
        try body.adopt(in: archive)
        try keep(Reading(summary: summary, body: body.hash, reader: made.reader, task: task), in: archive)
        try handOn(successors, in: archive)
        try Rereading.end(task.subject, in: archive)
        return [try Self.parsed(summary, task)]
    }

    /// Hands those on once more that took this document's place: an index that begins later must meet them after it.
    private func handOn(_ successors: [KeptReport], in archive: Database) throws {
        for successor in successors {
            guard let payload = successor.payload else { continue }
            let sequence = try Outbox.append(
                OutgoingItem(
                    topic: HandoffTopic.report, subject: successor.documentId, trace: nil, json: Data(payload.utf8),
                    content: successor.body), in: archive)
            try archive.execute(
                sql: "UPDATE reading SET sequence = ? WHERE document_id = ?",
                arguments: [sequence, successor.documentId])
        }
    }

    package func intake(_ payload: Data, of subject: String, in archive: Database) throws -> TaskIntake {
        var document = try WireJSON.decode(ReceivedDocument.self, from: payload)
        let statement = try archive.cachedStatement(sql: "SELECT revision FROM reading WHERE document_id = ?")
        guard let before = try Int.fetchOne(statement, arguments: [subject]) else {
            return TaskIntake(payload: payload)
        }
        document.revision = before + 1
        return TaskIntake(payload: try WireJSON.encode(document), later: document.again ?? false)
    }
}
