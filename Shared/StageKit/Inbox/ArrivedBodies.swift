import Links
import Messages
import Synchronization

/// Bodies that were fetched and are durable, until the transaction that names them.
final class ArrivedBodies: Sendable {
    private let staged = Mutex<[String: StagedBlob]>([:])

    /// Fetches a body, unless it is here.
    func fetch(
        _ content: ContentReference, into blobs: BlobStore,
        transfer: (StoredBodySink) async throws -> Void
    ) async throws {
        guard let hash = ContentHash(hex: content.sha256) else {
            throw LinkError(.malformed, "a reference that is not a SHA-256")
        }
        if staged.withLock({ $0[content.sha256] }) != nil { return }
        let sink = StoredBodySink(hash, size: content.size, in: blobs)
        try await transfer(sink)
        let blob = try await sink.finish()
        staged.withLock { $0[content.sha256] = blob }
    }

    /// Takes a body out, to be adopted.
    func take(_ content: ContentReference) throws -> StagedBlob {
        guard let blob = staged.withLock({ $0.removeValue(forKey: content.sha256) }) else {
            throw LinkError(.notFound, "the body \(content.sha256) was announced and never came")
        }
        return blob
    }
}
