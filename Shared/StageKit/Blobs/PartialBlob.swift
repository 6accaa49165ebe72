import Crypto
package import Foundation
import Glibc
package import Messages

/// A blob on its way here from another process: it goes on after a break where it stopped.
///
/// One that fits in a row is held in memory and starts again; a larger one is a file in `tmp` named by its hash.
/// For one thread at a time; a second one for the same hash is refused as `busy`.
package final class PartialBlob {
    /// The SHA-256 it must have in the end.
    package let hash: ContentHash
    /// The bytes it must have in the end.
    package let size: Int64
    /// How many bytes are here already: where the next chunk must start.
    package private(set) var offset: Int64 = 0
    private let store: BlobStore
    private var hasher = SHA256()
    private var memory = Data()
    private let file: TemporaryBlobFile?

    /// Begins, or goes on with, the transfer of a blob.
    package init(_ hash: ContentHash, size: Int64, in store: BlobStore) throws {
        guard size >= 0 else { throw BlobError(.wrongSize, "A blob has no negative size") }
        self.hash = hash
        self.size = size
        self.store = store
        guard size > Int64(store.inlineLimit) else {
            file = nil
            return
        }
        let file = try TemporaryBlobFile(named: "\(hash.hex).part", in: store, flags: 0)
        guard flock(file.file.descriptor, LOCK_EX | LOCK_NB) == 0 else {
            throw BlobError(.busy, "Blob \(hash) is already being transferred")
        }
        self.file = file
        // Read again what is there: after a power cut the end of a file may be zeros.
        try file.file.forEachChunk { bytes in
            hasher.update(bufferPointer: bytes)
            offset += Int64(bytes.count)
        }
        guard offset <= size else {
            file.remove()
            throw BlobError(
                .corrupt, "More than the \(Counted.text(size, "byte")) of blob \(hash) were here", hint: "Begin again")
        }
    }

    /// Adds a chunk; one that was already here is ignored, one that leaves a gap is refused.
    package func append(_ data: Data, at start: Int64) throws {
        guard start >= 0, start <= offset else {
            throw BlobError(.wrongOffset, "A chunk at \(start) does not join the \(offset) that are here")
        }
        let (end, overflow) = start.addingReportingOverflow(Int64(data.count))
        guard !overflow, end <= size else {
            throw BlobError(
                .wrongSize, "A chunk at \(start) goes past the \(Counted.text(size, "byte")) of blob \(hash)")
        }
        guard end > offset else { return }
        let new = data.dropFirst(Int(offset - start))
        if let file {
            try new.withUnsafeBytes { try file.file.write($0, at: offset) }
        } else {
            memory.append(new)
        }
        hasher.update(data: new)
        offset = end
    }

    /// Checks size and hash and makes the blob durable; wrong bytes are thrown away with an error of code `corrupt`.
    package func finish() throws -> StagedBlob {
        guard offset == size else {
            throw BlobError(.wrongSize, "Of \(Counted.text(size, "byte")) blob \(hash) has \(offset)")
        }
        guard try hasher.finalize().contentHash == hash else {
            discard()
            throw BlobError(
                .corrupt,
                "The bytes that came do not have the hash \(hash)",
                hint: "Ask for the blob again"
            )
        }
        guard let file else { return StagedBlob(store: store, hash: hash, size: size, inline: memory) }
        let claim = store.claims.claim(hash)
        try file.publish(as: hash)
        return StagedBlob(store: store, hash: hash, size: size, inline: nil, claim: claim)
    }

    /// Gives the transfer up and removes what came.
    package func discard() {
        file?.remove()
        memory = Data()
    }
}
