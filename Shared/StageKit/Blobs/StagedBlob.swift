package import Foundation
package import GRDB
package import Messages

/// A blob whose bytes are safe and that no row names yet.
///
/// One that is let go unadopted costs nothing but its space, which is collected after the grace.
package struct StagedBlob: Sendable {
    private let store: BlobStore
    /// The SHA-256 of its bytes.
    package let hash: ContentHash
    /// How many bytes it has.
    package let size: Int64
    /// Its bytes, where they are few enough to be kept in the row.
    package let inline: Data?
    /// Keeps the file from being collected while somebody may still adopt it.
    private let claim: StagingClaim?

    init(store: BlobStore, hash: ContentHash, size: Int64, inline: Data?, claim: StagingClaim? = nil) {
        self.store = store
        self.hash = hash
        self.size = size
        self.inline = inline
        self.claim = claim
    }

    /// The bytes, whether they are in memory or in the file.
    package func bytes() throws -> Data {
        if let inline { return inline }
        return try Data(contentsOf: URL(filePath: store.path(of: hash)), options: .alwaysMapped)
    }

    /// Makes the row, or adds a reference to the one that is there, in the caller's transaction.
    ///
    /// An error of code `vanished` means that the file was collected in between: stage it again.
    package func adopt(in db: Database) throws {
        if try store.retain(hash, in: db) { return try repair(in: db) }
        if inline == nil {
            try requireFile()
        }
        try db.cachedStatement(sql: "INSERT INTO blob (sha256, size, refs, bytes) VALUES (?, ?, 1, ?)")
            .execute(arguments: [hash.data, size, inline])
    }

    /// Whether there is a file of that hash and size.
    var hasFile: Bool { store.hasFile(of: hash, size: size) }

    // Collecting runs in a write transaction too, so what is there now stays until this one has ended.
    func requireFile() throws {
        guard hasFile else {
            throw BlobError(.vanished, "The staged file of blob \(hash) is gone", hint: "Stage it again")
        }
    }
}
