import Foundation
import GRDB
import Links
import Messages
import StageKit

/// What goes on from ingest when a document is recorded: the document to parse, the event to notify.
enum Handover {
    /// Appends the items for a recorded file, in its transaction.
    static func append(_ item: IntakeItem, _ outcome: Recorded.Outcome, in db: Database) throws {
        let id = item.blob.hash
        let trace = TraceContext.make()
        if outcome == .new || outcome == .retried {
            try handToParse(id, fileName: item.path.name, tags: item.path.tags, declared: item.declared, trace, in: db)
        }
        if outcome == .retried { try RejectionNotes.leave(id, in: db) }
        guard outcome != .repeated else { return }
        let sightings =
            try Int.fetchOne(
                db.cachedStatement(sql: "SELECT count(*) FROM sighting WHERE document = ?"), arguments: [id.data]) ?? 1
        let received = DocumentReceived(
            documentId: id.hex, fileName: item.path.name, size: item.blob.size, tags: item.path.tags,
            sightings: sightings)
        try Outbox.append(
            OutgoingItem(
                event: Event(
                    source: "/guidang/ingest", subject: id.hex, data: .received(received), traceparent: trace)),
            in: db)
    }

    /// Hands a kept document to parse, for the first time or again.
    static func handToParse(
        _ id: ContentHash, fileName: String, tags: [String], declared: [String: String], _ trace: String,
        in db: Database
    ) throws {
        let size = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT size FROM blob WHERE sha256 = ?"), arguments: [id.data])
        let document = ReceivedDocument(
            documentId: id.hex, fileName: fileName, size: size ?? 0, tags: tags, declared: declared, receivedAt: .now,
            reportId: declared["supersedes"])
        try Outbox.append(
            OutgoingItem(
                topic: HandoffTopic.document, subject: id.hex, trace: trace, payload: document, content: id),
            in: db)
    }
}

extension IntakeItem {
    /// The sidecar's strings; what is not a string is left out.
    var declared: [String: String] {
        guard let json = sidecar?.json,
            let values = try? WireJSON.decode([String: JSONValue].self, from: Data(json.utf8))
        else { return [:] }
        return values.compactMapValues { if case .string(let text) = $0 { text } else { nil } }
    }
}
