import Foundation
package import Links
package import Messages
import ZeroMQ

/// A body on its way into a blob store; it goes on where an earlier transfer was broken off.
package actor StoredBodySink: BodySink {
    private let executor = DiskExecutor(label: "guidang.body")
    private let hash: ContentHash
    private let size: Int64
    private let blobs: BlobStore
    private var partial: PartialBlob?

    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    package init(_ hash: ContentHash, size: Int64, in blobs: BlobStore) {
        self.hash = hash
        self.size = size
        self.blobs = blobs
    }

    package func offset() async throws -> Int64 { try opened().offset }

    package func append(_ chunk: BodyChunk) async throws {
        try opened().append(chunk.frame.data, at: chunk.offset)
    }

    /// Checks the whole and makes it durable.
    package func finish() throws -> StagedBlob { try opened().finish() }

    /// Gives the transfer up and removes what came.
    package func discard() {
        partial?.discard()
        partial = nil
    }

    private func opened() throws -> PartialBlob {
        if let partial { return partial }
        let made = try PartialBlob(hash, size: size, in: blobs)
        partial = made
        return made
    }
}
