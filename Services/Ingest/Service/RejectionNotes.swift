import Foundation
import GRDB
import Messages
import Settings

/// What has still to be done in `rejected/`: written in the transaction that learns of it, done afterwards, and done
/// again after a crash.
package enum RejectionNotes {
    static func migrate(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE rejection (
                    document BLOB    NOT NULL PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
                    code     TEXT    NOT NULL,
                    detail   TEXT,
                    time     INTEGER NOT NULL,
                    file     TEXT    NOT NULL
                                     CHECK (file IN ('due', 'there', 'leaving', 'dropping', 'dropped')),
                    place    BLOB -- where the pair lies, relative to rejected/
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX rejection_to_do ON rejection (file) WHERE file IN ('due', 'leaving', 'dropping');
                """)
    }

    /// Notes that a document is to be shown in `rejected/`.
    static func note(_ id: ContentHash, code: String, detail: String?, in db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO rejection (document, code, detail, time, file) VALUES (?, ?, ?, ?, 'due')
                ON CONFLICT DO UPDATE SET code = excluded.code, detail = excluded.detail, time = excluded.time,
                    file = 'due'
                """
        ).execute(arguments: [id.data, code, detail, Timestamp.now.milliseconds])
    }

    /// Notes that a document leaves `rejected/`, since it is tried again.
    static func leave(_ id: ContentHash, in db: Database) throws {
        try db.cachedStatement(sql: "UPDATE rejection SET file = 'leaving' WHERE document = ?")
            .execute(arguments: [id.data])
    }

    /// Notes that a person has given a document up: it leaves `rejected/` and is not shown there again.
    static func drop(_ id: ContentHash, in db: Database) throws {
        try db.cachedStatement(sql: "UPDATE rejection SET file = 'dropping', time = ? WHERE document = ?")
            .execute(arguments: [Timestamp.now.milliseconds, id.data])
    }

    /// When a person gave a document up; nil while nobody has.
    static func dropped(_ id: ContentHash, in db: Database) throws -> Timestamp? {
        let statement = try db.cachedStatement(
            sql: "SELECT time FROM rejection WHERE document = ? AND file IN ('dropping', 'dropped')")
        return try Int64.fetchOne(statement, arguments: [id.data]).map(Timestamp.init(milliseconds:))
    }

    /// What has to be done, oldest first.
    static func due(in db: Database, limit: Int) throws -> [Due] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT r.document, r.code, r.detail, r.time, r.file, s.path, s.raw_path, r.place FROM rejection r
                JOIN sighting s ON s.id = (SELECT max(id) FROM sighting WHERE document = r.document)
                WHERE r.file IN ('due', 'leaving', 'dropping') ORDER BY r.time LIMIT ?
                """,
            arguments: [limit]
        ).compactMap(Due.init)
    }

    /// Notes that the pair lies there; meanwhile something else may have become due.
    static func put(_ due: Due, at place: InboxPath, in db: Database) throws {
        try db.execute(
            sql: """
                UPDATE rejection SET place = ?, file = CASE WHEN file = 'due' AND time = ? THEN 'there' ELSE file END
                WHERE document = ?
                """,
            arguments: [Data(place.bytes), due.time, due.document.data])
    }

    /// Notes that the pair is gone.
    static func removed(_ due: Due, in db: Database) throws {
        let id = due.document.data
        try db.execute(sql: "DELETE FROM rejection WHERE document = ? AND file = 'leaving'", arguments: [id])
        try db.execute(
            sql: """
                UPDATE rejection SET place = NULL, file = CASE WHEN file = 'dropping' THEN 'dropped' ELSE file END
                WHERE document = ?
                """, arguments: [id])
    }

    /// One step in `rejected/`.
    struct Due: Sendable {
        let document: ContentHash
        let code: String
        let detail: String?
        let time: Int64
        let leaves: Bool
        let path: InboxPath
        let place: InboxPath?

        init?(_ row: Row) {
            guard let document = ContentHash(bytes: row[0] as Data) else { return nil }
            self.document = document
            code = row[1]
            detail = row[2]
            time = row[3]
            leaves = row[4] as String != "due"
            place = (row[7] as Data?).map { InboxPath(bytes: Array($0)) }
            path = InboxPath(text: row[5], raw: row[6])
        }

        var reason: RejectionReason { RejectionReason(code: code) }
    }
}
