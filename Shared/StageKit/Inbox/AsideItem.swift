import Foundation
import GRDB
import Links
import Messages
import ZeroMQ

/// An item from the stage before that could not be taken in: acked, so that those behind it go on, and kept with all
/// that came of it until a person tries it again or drops it.
struct AsideItem {
    let id: Int64
    let upstream: String
    let seq: Int64
    let topic: String
    let subject: String
    let trace: String?
    let payload: Data
    /// The body as its sender named it.
    let sha256: String?
    let size: Int64
    /// Whether the body is kept here; otherwise it has to be fetched again.
    let isKept: Bool
    let attempts: Int
    let errors: String
    let state: String
    let changed: Int64

    static let schema = """
        CREATE TABLE aside ( -- items that could not be taken in; see ItemFault
            id       INTEGER PRIMARY KEY AUTOINCREMENT,
            upstream TEXT    NOT NULL,
            seq      INTEGER NOT NULL,
            topic    TEXT    NOT NULL,
            subject  TEXT    NOT NULL,
            trace    TEXT,
            payload  BLOB    NOT NULL,
            sha256   TEXT,
            size     INTEGER NOT NULL,
            kept     INTEGER NOT NULL CHECK (kept IN (0, 1)),
            attempts INTEGER NOT NULL,
            errors   TEXT    NOT NULL,
            state    TEXT    NOT NULL DEFAULT 'dead' CHECK (state IN ('dead', 'dropped')),
            changed  INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX aside_subject ON aside (subject);
        """

    /// Puts an item aside, in the transaction that notes its key.
    static func put(
        _ item: DeliveredItem, from upstream: StageName, kept: Bool, because error: any Error, in db: Database
    ) throws {
        let content = item.parcel.content?.reference
        try db.execute(
            sql: """
                INSERT INTO aside (upstream, seq, topic, subject, trace, payload, sha256, size, kept, attempts, errors,
                changed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)
                """,
            arguments: [
                upstream.rawValue, item.seq, item.topic, item.subject, item.trace, item.parcel.payload.data,
                content?.sha256, content?.size ?? 0, kept,
                try errorList(
                    [], adding: "\(item.topic) \(item.seq) of \(upstream.rawValue): \(ItemFault.words(error))"),
                Timestamp.now.milliseconds,
            ])
    }

    static func fetch(_ condition: String, _ arguments: StatementArguments, in db: Database) throws -> [AsideItem] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT id, upstream, seq, topic, subject, trace, payload, sha256, size, kept, attempts, errors, state,
                changed FROM aside WHERE \(condition)
                """, arguments: arguments
        ).map { row in
            AsideItem(
                id: row[0], upstream: row[1], seq: row[2], topic: row[3], subject: row[4], trace: row[5],
                payload: row[6], sha256: row[7], size: row[8], isKept: row[9], attempts: row[10], errors: row[11],
                state: row[12], changed: row[13])
        }
    }

    /// How many there are in that state: `dead`, or `dropped` by a person.
    static func count(_ state: String, in db: Database) throws -> Int64 {
        try Int64.fetchOne(db, sql: "SELECT count(*) FROM aside WHERE state = ?", arguments: [state]) ?? 0
    }

    /// Whose a body is that is kept with an item.
    static func owner(of hash: ContentHash, in db: Database) throws -> BodyOwner? {
        try fetch("kept = 1 AND sha256 = ? LIMIT 1", [hash.hex], in: db).first.map { item in
            BodyOwner(
                what: "the body of what was set aside", documentId: item.subject,
                fileName: DeadLetters.fileName(in: item.payload), help: "Add the file again.")
        }
    }

    /// Removes what was set aside of a document under a topic: it has come again.
    static func replace(_ topic: String, of subject: String, in db: Database) throws {
        for item in try fetch("topic = ? AND subject = ?", [topic, subject], in: db) {
            try item.remove(in: db)
            if item.isKept, let content = item.contentHash { try BlobStore.release(content, in: db) }
        }
    }

    /// Takes it out; a body that is kept is still held, for whoever takes the item in or releases it.
    func remove(in db: Database) throws {
        try db.execute(sql: "DELETE FROM aside WHERE id = ?", arguments: [id])
    }

    /// Notes that another try failed.
    func noteFailure(_ error: any Error, in db: Database) throws {
        try db.execute(
            sql: "UPDATE aside SET attempts = attempts + 1, errors = ?, state = 'dead', changed = ? WHERE id = ?",
            arguments: [
                try Self.errorList(errorList, adding: ItemFault.words(error)), Timestamp.now.milliseconds, id,
            ])
    }

    /// The item as it came, its body named and not carried.
    var item: DeliveredItem {
        var parcel = Parcel(payload: Frame(payload))
        parcel.content = sha256.map { .remote(ContentReference(sha256: $0, size: size)) }
        return DeliveredItem(seq: seq, topic: topic, subject: subject, trace: trace, parcel: parcel)
    }

    var contentHash: ContentHash? { sha256.flatMap { ContentHash(hex: $0) } }

    var errorList: [String] { (try? WireJSON.decode([String].self, from: Data(errors.utf8))) ?? [] }

    private static func errorList(_ list: [String], adding error: String) throws -> String {
        String(decoding: try WireJSON.encode(Array((list + [String(error.prefix(500))]).suffix(20))), as: UTF8.self)
    }
}
