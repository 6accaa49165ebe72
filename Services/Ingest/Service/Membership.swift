import Foundation
import GRDB
import Links
import Messages

/// That a document came in another one.
struct Membership {
    let document: ContentHash
    /// SHA-256 in lower-case hex.
    let parent: String
    /// In how many documents it lies, one in the other.
    let depth: Int
    /// What the web page tells that offers it.
    let page: PageMetadata?

    static func migrate(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE membership (
                    document BLOB    NOT NULL PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
                    parent   TEXT    NOT NULL CHECK (length(parent) = 64),
                    depth    INTEGER NOT NULL CHECK (depth > 0),
                    page     TEXT    CHECK (page IS NULL OR json_valid(page))
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX membership_by_parent ON membership (parent);
                """)
    }

    /// Notes it, unless the document came in another one before.
    func save(in db: Database) throws {
        let json = try page.map { String(decoding: try WireJSON.encode($0), as: UTF8.self) }
        try db.cachedStatement(sql: "INSERT INTO membership VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")
            .execute(arguments: [document.data, parent, depth, json])
    }

    static func find(_ document: ContentHash, in db: Database) throws -> Membership? {
        let statement = try db.cachedStatement(sql: "SELECT parent, depth, page FROM membership WHERE document = ?")
        guard let row = try Row.fetchOne(statement, arguments: [document.data]) else { return nil }
        return Membership(
            document: document, parent: row[0], depth: row[1],
            page: (row[2] as String?).flatMap { try? WireJSON.decode(PageMetadata.self, from: Data($0.utf8)) })
    }
}
