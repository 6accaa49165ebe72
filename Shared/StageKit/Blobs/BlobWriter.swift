import Crypto
import Foundation
import Glibc

/// Takes the bytes of one blob piece by piece: small ones stay in memory, larger ones go to a temporary file.
///
/// One that is let go unfinished leaves nothing behind. For one thread at a time.
package final class BlobWriter {
    private let store: BlobStore
    private var hasher = SHA256()
    private var memory = Data()
    private var file: TemporaryBlobFile?
    /// How many bytes came so far.
    package private(set) var size: Int64 = 0

    /// Begins a blob of that store.
    package init(store: BlobStore) {
        self.store = store
    }

    deinit {
        file?.remove()
    }

    /// Adds bytes at the end.
    package func append(_ bytes: UnsafeRawBufferPointer) throws {
        hasher.update(bufferPointer: bytes)
        if file == nil, memory.count + bytes.count > store.inlineLimit {
            let file = try TemporaryBlobFile(named: "\(UUID().uuidString).new", in: store, flags: O_EXCL)
            self.file = file
            try memory.withUnsafeBytes { try file.file.write($0, at: 0) }
            memory = Data()
        }
        if let file {
            try file.file.write(bytes, at: size)
        } else {
            memory.append(contentsOf: bytes)
        }
        size += Int64(bytes.count)
    }

    /// Makes the bytes durable under their hash; then a transaction may adopt them.
    package func finish() throws -> StagedBlob {
        let hash = try hasher.finalize().contentHash
        guard let file else { return StagedBlob(store: store, hash: hash, size: size, inline: memory) }
        let claim = store.claims.claim(hash)
        try file.publish(as: hash)
        return StagedBlob(store: store, hash: hash, size: size, inline: nil, claim: claim)
    }
}
