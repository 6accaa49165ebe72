import GRDB
import Messages
import StageKit

/// The documents that a person wants to be read again, in the store: each waits, then its original is asked for at
/// ingest, then it is read like any other, behind those that never were.
///
/// All steps are rows of the transactions that they belong to, so nothing is lost or begun twice whatever is killed.
enum Rereading {
    /// Documents under way at a time: enough for many workers, and few enough for new documents to be ahead of nearly
    /// all, in ingest's outbox too, and for the copies of the originals to take little room.
    static let window = 64

    /// Queues a document; false if it waits or is under way.
    static func queue(_ documentId: String, in db: Database) throws -> Bool {
        try db.cachedStatement(
            sql: """
                INSERT INTO rereading (document_id, changed) VALUES (?, ?)
                ON CONFLICT DO UPDATE SET state = 'waiting', error = NULL, changed = excluded.changed
                WHERE state = 'failed'
                """
        ).execute(arguments: [documentId, Timestamp.now.milliseconds])
        return db.changesCount > 0
    }

    /// Asks for originals as long as there is room in the window.
    static func fill(in db: Database) throws {
        let asked =
            try Int.fetchOne(db.cachedStatement(sql: "SELECT count(*) FROM rereading WHERE state = 'asked'")) ?? 0
        guard asked < window else { return }
        let waiting = try db.cachedStatement(
            sql: "SELECT document_id FROM rereading WHERE state = 'waiting' ORDER BY number LIMIT ?")
        let ask = try db.cachedStatement(
            sql: "UPDATE rereading SET state = 'asked', changed = ? WHERE document_id = ?")
        for documentId in try String.fetchAll(waiting, arguments: [window - asked]) {
            try ask.execute(arguments: [Timestamp.now.milliseconds, documentId])
            try Outbox.append(
                OutgoingItem(
                    topic: HandoffTopic.reread, subject: documentId, trace: nil,
                    payload: RereadingRequest(documentId: documentId)), in: db)
        }
    }

    /// A document was read again; the next one has its turn.
    static func end(_ documentId: String, in db: Database) throws {
        try db.cachedStatement(sql: "DELETE FROM rereading WHERE document_id = ?").execute(arguments: [documentId])
        try fill(in: db)
    }

    /// A document can't be read again; what was read of it before stays, and the next one has its turn.
    static func fail(_ documentId: String, because reason: String, in db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO rereading (document_id, state, error, changed) VALUES (?, 'failed', ?, ?)
                ON CONFLICT DO UPDATE SET state = 'failed', error = excluded.error, changed = excluded.changed
                """
        ).execute(arguments: [documentId, String(reason.prefix(500)), Timestamp.now.milliseconds])
        try fill(in: db)
    }

    /// How far it has come; nil where there is nothing to tell.
    static func status(in db: Database) throws -> RereadingStatus? {
        var counts: [String: Int64] = [:]
        for row in try Row.fetchAll(db, sql: "SELECT state, count(*) FROM rereading GROUP BY state") {
            counts[row[0]] = row[1]
        }
        guard !counts.isEmpty else { return nil }
        return RereadingStatus(
            waiting: counts["waiting"] ?? 0, underWay: counts["asked"] ?? 0, failed: counts["failed"] ?? 0)
    }

    /// The step of a document's trace; nil where it is not to be read again.
    static func step(of documentId: String, in db: Database) throws -> TraceStep? {
        let row = try Row.fetchOne(
            db, sql: "SELECT state, error, changed FROM rereading WHERE document_id = ?", arguments: [documentId])
        return row.map { row in
            TraceStep(
                stage: .parse, what: row[0] == "failed" ? "not reread" : "to reread",
                time: Timestamp(milliseconds: row[2]), detail: row[1])
        }
    }
}
