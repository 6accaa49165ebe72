import Crypto
import Foundation
package import GRDB
import Glibc
package import Messages

extension BlobStore {
    /// Whether a blob is here, and nothing speaks against its bytes: a small one is hashed, of a large one its size and
    /// what the last check found are looked at.
    package func isSound(_ hash: ContentHash, in db: Database) throws -> Bool {
        let statement = try db.cachedStatement(sql: "SELECT size, bytes, damaged FROM blob WHERE sha256 = ?")
        guard let row = try Row.fetchOne(statement, arguments: [hash.data]) else { return false }
        guard row[2] == 0 else { return false }
        if let bytes = row[1] as Data? { return try Self.hash(of: bytes) == hash }
        return hasFile(of: hash, size: row[0])
    }

    /// Remembers what a check found, so that whoever brings the bytes again replaces them; run it in a write
    /// transaction.
    package func note(_ audit: BlobAudit, in db: Database) throws {
        try db.execute(sql: "UPDATE blob SET damaged = 0 WHERE damaged = 1")
        for fault in audit.faults {
            try db.execute(sql: "UPDATE blob SET damaged = 1 WHERE sha256 = ?", arguments: [fault.hash.data])
        }
    }

    /// Whether anything is marked as damaged.
    package func hasMarks(in db: Database) throws -> Bool {
        try Int.fetchOne(db, sql: "SELECT 1 FROM blob WHERE damaged = 1 LIMIT 1") != nil
    }

    func hasFile(of hash: ContentHash, size: Int64) -> Bool {
        var status = stat()
        return lstat(path(of: hash), &status) == 0 && status.st_mode & S_IFMT == S_IFREG && status.st_size == size
    }
}

extension StagedBlob {
    /// Puts the bytes in the place of those that are kept under the hash, if those are damaged or missing; no reference
    /// is added, unless there was no row at all.
    package func repair(in db: Database) throws {
        let statement = try db.cachedStatement(sql: "SELECT bytes, damaged FROM blob WHERE sha256 = ?")
        guard let row = try Row.fetchOne(statement, arguments: [hash.data]) else { return try adopt(in: db) }
        // A large one took the place of a damaged file when it was staged; then only the mark is left.
        let isMarked: Bool = row[1]
        let isAsBrought = (row[0] as Data?).map { inline == nil || $0 == inline } ?? hasFile
        guard isMarked || !isAsBrought else { return }
        if inline == nil { try requireFile() }
        try db.cachedStatement(sql: "UPDATE blob SET size = ?, bytes = ?, damaged = 0 WHERE sha256 = ?")
            .execute(arguments: [size, inline, hash.data])
    }
}
