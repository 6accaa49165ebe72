import Foundation
import GRDB
import Links
import Messages
import StageKit

/// Sends documents through parse again.
enum Retry {
    /// Hands one document to parse again and takes it out of `rejected/`.
    static func again(_ document: DocumentRecord, in db: Database) throws {
        try DocumentRecord.setState(.waiting, of: document.id, in: db)
        try RejectionNotes.leave(document.id, in: db)
        try handOver(document, again: false, in: db)
    }

    /// Hands one to parse once more that it has read, since a person wants it to be read again.
    static func reread(_ id: ContentHash, in db: Database) throws {
        if let document = try DocumentRecord.find(id, in: db) {
            return try handOver(document, again: true, in: db)
        }
        // Its original is not here either: parse finds that out when it fetches it, and tells the person.
        var unknown = ReceivedDocument(
            documentId: id.hex, fileName: id.hex, size: 0, tags: [], declared: [:], receivedAt: .now)
        unknown.again = true
        try Outbox.append(
            OutgoingItem(
                topic: HandoffTopic.document, subject: id.hex, trace: TraceContext.make(), payload: unknown,
                content: id), in: db)
    }

    private static func handOver(_ document: DocumentRecord, again: Bool, in db: Database) throws {
        let tags = try String.fetchOne(
            db, sql: "SELECT tags FROM sighting WHERE document = ? ORDER BY id LIMIT 1", arguments: [document.id.data])
        let declared = try String.fetchOne(
            db,
            sql: "SELECT declared FROM sighting WHERE document = ? AND declared IS NOT NULL ORDER BY id DESC LIMIT 1",
            arguments: [document.id.data])
        try Handover.handToParse(
            document.id, fileName: document.firstName,
            tags: try tags.map { try WireJSON.decode([String].self, from: Data($0.utf8)) } ?? [],
            declared: try declared.map { try Sidecar.strings(in: $0) } ?? [:], TraceContext.make(), again: again,
            in: db)
    }

    /// How many documents are rejected, and neither given up nor tried again.
    static func count(in db: Database) throws -> Int64 {
        try Int64.fetchOne(db, sql: "SELECT count(*) FROM rejection WHERE file IN ('due', 'there')") ?? 0
    }

    /// The rejected documents whose id begins so; nil means all, and what is no beginning of an id none.
    ///
    /// - Parameter givenUp: Those too that a person has given up.
    static func rejected(
        _ prefix: String?, givenUp: Bool = false, limit: Int, in db: Database
    ) throws -> [DocumentRecord] {
        let digits = prefix?.lowercased() ?? ""
        let files = givenUp ? "'due', 'there', 'dropping', 'dropped'" : "'due', 'there'"
        guard digits.allSatisfy(\.isHexDigit), prefix != "" else { return [] }
        return try Row.fetchAll(
            db,
            sql: """
                SELECT document FROM rejection WHERE file IN (\(files)) AND lower(hex(document)) GLOB ?
                ORDER BY time LIMIT ?
                """,
            arguments: [digits + "*", limit]
        ).compactMap { row in
            guard let id = ContentHash(bytes: row[0] as Data) else { return nil }
            return try DocumentRecord.find(id, in: db)
        }
    }
}
