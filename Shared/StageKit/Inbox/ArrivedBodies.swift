import Links
import Messages
import Synchronization

/// Bodies that were fetched and are durable, until the transaction that names them.
final class ArrivedBodies: Sendable {
    private struct State {
        var staged: [String: StagedBlob] = [:]
        var underWay: [String: Task<Void, any Error>] = [:]
    }

    private let state = Mutex(State())

    /// Fetches a body, unless it is here; one that is on its way already is waited for.
    func fetch(
        _ content: ContentReference, into blobs: BlobStore,
        transfer: @escaping @Sendable (StoredBodySink) async throws -> Void
    ) async throws {
        guard let hash = ContentHash(hex: content.sha256) else {
            throw LinkError(.malformed, "a reference that is not a SHA-256")
        }
        let task = state.withLock { state -> Task<Void, any Error>? in
            if state.staged[content.sha256] != nil { return nil }
            if let task = state.underWay[content.sha256] { return task }
            let task = Task {
                let result: Result<StagedBlob, any Error>
                do {
                    let sink = StoredBodySink(hash, size: content.size, in: blobs)
                    try await transfer(sink)
                    result = .success(try await sink.finish())
                } catch {
                    result = .failure(error)
                }
                try finish(content.sha256, result)
            }
            state.underWay[content.sha256] = task
            return task
        }
        try await task?.value
    }

    private func finish(_ sha256: String, _ result: Result<StagedBlob, any Error>) throws {
        state.withLock { state in
            state.underWay[sha256] = nil
            if case .success(let blob) = result { state.staged[sha256] = blob }
        }
        _ = try result.get()
    }

    /// Takes a body out, to be adopted.
    func take(_ content: ContentReference) throws -> StagedBlob {
        guard let blob = state.withLock({ $0.staged.removeValue(forKey: content.sha256) }) else {
            throw LinkError(.notFound, "the body \(content.sha256) was announced and never came")
        }
        return blob
    }
}
