import Foundation
package import GRDB
package import Messages

extension BlobStore {
    /// The table of a stage's blobs; run it in the stage's first migration.
    ///
    /// `bytes` is NULL when the body is a file beside the store. `refs` counts who adopted it. `damaged` is what the last
    /// check said; bringing the bytes again takes it away.
    package static let schema = """
        CREATE TABLE blob (
            sha256 BLOB    NOT NULL PRIMARY KEY CHECK (length(sha256) = 32),
            size   INTEGER NOT NULL CHECK (size >= 0),
            refs   INTEGER NOT NULL CHECK (refs > 0),
            bytes  BLOB    CHECK (bytes IS NULL OR length(bytes) = size),
            damaged INTEGER NOT NULL DEFAULT 0 CHECK (damaged IN (0, 1))
        ) STRICT;
        """

    /// Makes the table, in the caller's transaction.
    package static func migrate(_ db: Database) throws {
        try db.execute(sql: schema)
    }

    /// Whether a row names that blob.
    package func contains(_ hash: ContentHash, in db: Database) throws -> Bool {
        let statement = try db.cachedStatement(sql: "SELECT 1 FROM blob WHERE sha256 = ?")
        return try Int.fetchOne(statement, arguments: [hash.data]) != nil
    }

    /// Adds a reference to a blob that is already here; false when it is not.
    package func retain(_ hash: ContentHash, in db: Database) throws -> Bool {
        try db.cachedStatement(sql: "UPDATE blob SET refs = refs + 1 WHERE sha256 = ?")
            .execute(arguments: [hash.data])
        return db.changesCount > 0
    }

    /// Takes one reference away, and the row with the last one; true when the row is gone.
    ///
    /// A large one's file stays until it is collected, so that a rollback loses nothing.
    @discardableResult
    package func release(_ hash: ContentHash, in db: Database) throws -> Bool {
        try Self.release(hash, in: db)
    }

    /// Takes one reference away, for whoever has the stage's database and not its store.
    @discardableResult
    package static func release(_ hash: ContentHash, in db: Database) throws -> Bool {
        try db.cachedStatement(sql: "UPDATE blob SET refs = refs - 1 WHERE sha256 = ? AND refs > 1")
            .execute(arguments: [hash.data])
        guard db.changesCount == 0 else { return false }
        try db.cachedStatement(sql: "DELETE FROM blob WHERE sha256 = ?").execute(arguments: [hash.data])
        return db.changesCount > 0
    }

    /// Opens a blob to be read in pieces; an error of code `missing` when no row names it.
    package func open(_ hash: ContentHash, in db: Database) throws -> BlobReader {
        let statement = try db.cachedStatement(sql: "SELECT size, bytes FROM blob WHERE sha256 = ?")
        guard let row = try Row.fetchOne(statement, arguments: [hash.data]) else {
            throw BlobError(.missing, "No blob \(hash) is kept here")
        }
        let size: Int64 = row[0]
        if let bytes = row[1] as Data? {
            return BlobReader(hash: hash, bytes: bytes)
        }
        return try BlobReader(hash: hash, size: size, path: path(of: hash))
    }
}
