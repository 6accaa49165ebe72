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
            documentId: id.hex, fileName: item.path.name, size: item.blob.size, tags: fitting(item.path.tags),
            sightings: sightings, parent: try Membership.find(id, in: db)?.parent)
        try Outbox.append(
            OutgoingItem(
                event: Event(
                    source: "/guidang/ingest", subject: id.hex, data: .received(received), traceparent: trace)),
            in: db)
    }

    /// Hands a kept document to parse, for the first time or again.
    ///
    /// - Parameter again: It was read before, and waits there behind those that never were.
    static func handToParse(
        _ id: ContentHash, fileName: String, tags: [String], declared: [String: String], _ trace: String,
        again: Bool = false, in db: Database
    ) throws {
        guard let record = try DocumentRecord.find(id, in: db) else { return }
        let membership = try Membership.find(id, in: db)
        var document = ReceivedDocument(
            documentId: id.hex, fileName: fileName, size: record.size, tags: fitting(tags), declared: declared,
            receivedAt: .now, reportId: record.report == id ? nil : record.report.hex, parent: membership?.parent,
            depth: membership?.depth)
        document.page = membership?.page
        document.again = again ? true : nil
        try Outbox.append(
            OutgoingItem(
                topic: HandoffTopic.document, subject: id.hex, trace: trace, payload: document, content: id),
            in: db)
    }

    /// The outermost folders, as many as a message has room for: folders may be deep and their names long.
    private static func fitting(_ tags: [String]) -> [String] {
        var room = 4_096
        return Array(
            tags.prefix { tag in
                room -= (try? WireJSON.encode([tag]).count) ?? room + 1
                return room >= 0
            })
    }
}

extension IntakeItem {
    /// The sidecar's strings; what is not a string is left out.
    var declared: [String: String] {
        sidecar.flatMap { try? Sidecar.strings(in: $0.json) } ?? [:]
    }
}
