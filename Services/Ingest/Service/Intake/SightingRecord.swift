package import Foundation
package import GRDB
package import Messages

/// One time that a document came.
package struct SightingRecord: Sendable, Equatable {
    /// The document that came.
    package let document: ContentHash
    /// Where it lay in the inbox.
    package let path: InboxPath
    /// Its name as people read it, in NFC.
    package let name: String
    /// The folders it lay in.
    package let tags: [String]
    /// What was declared of it, one JSON object.
    package let declared: String?
    /// When it came.
    package let seenAt: Date

    /// Finds the times a document came, the first one first.
    package static func all(of document: ContentHash, in db: Database) throws -> [Self] {
        let rows = try Row.fetchAll(
            db,
            sql: "SELECT path, raw_path, name, tags, declared, seen_at FROM sighting WHERE document = ? ORDER BY id",
            arguments: [document.data]
        )
        return try rows.map { row in
            Self(
                document: document,
                path: InboxPath(text: row[0], raw: row[1]),
                name: row[2],
                tags: try JSONDecoder().decode([String].self, from: Data((row[3] as String).utf8)),
                declared: row[4],
                seenAt: Date(timeIntervalSince1970: Double(row[5] as Int64) / 1_000)
            )
        }
    }
}
