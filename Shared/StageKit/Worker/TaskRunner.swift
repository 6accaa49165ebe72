import Foundation
import Links
import Messages
import ZeroMQ

/// Runs one task: decodes its input, fetches its body, does the stage's work, packs the product.
struct TaskRunner<WorkStage: Stage>: Sendable {
    let stage: WorkStage
    let bulk: BulkPool
    let shelf: ProductShelf
    let scratch: ScratchFolder
    /// Until there may be room again for a body.
    private static var pauseWhenFull: Duration { .seconds(2) }

    func run(_ task: AssignedTask) async -> TaskResult {
        let input: WorkStage.Input
        do {
            input = try WireJSON.decode(WorkStage.Input.self, from: task.parcel.payload)
        } catch {
            // A later version of the stage before may have made it: another worker may know better.
            return TaskResult(verdict: .retry, error: "the task can't be read by this version: \(error)")
        }
        do {
            let content = try await content(of: task)
            defer { if case .file(let url) = content { try? FileManager.default.removeItem(at: url) } }
            let made = try await stage.work(
                on: WorkTask(
                    input: input, subject: task.metadata.subject, trace: task.metadata.trace, content: content))
            return TaskResult(verdict: .ok, product: try await pack(made, for: task))
        } catch let error as BlobError where error.code == .noSpace {
            // The fault of this worker's disk, which must not cost the document its attempts.
            try? await Task.sleep(for: Self.pauseWhenFull)
            return TaskResult(verdict: .release, error: error.message)
        } catch let error as TaskPutBack {
            return TaskResult(verdict: .release, error: error.reason)
        } catch {
            return TaskResult(verdict: .retry, error: "\(error)")
        }
    }

    private func content(of task: AssignedTask) async throws -> WorkContent? {
        switch task.parcel.content {
        case nil: return nil
        case .inline(_, let frame): return .bytes(frame.data)
        case .remote(let reference):
            guard let endpoint = task.bulk else {
                throw LinkError(.malformed, "the head names a large body and no bulk endpoint")
            }
            let sink = try scratch.sink(for: task.held)
            do {
                try await bulk.fetch(reference, from: endpoint, into: sink)
            } catch {
                try? FileManager.default.removeItem(at: sink.url)
                throw error
            }
            return .file(sink.url)
        }
    }

    private func pack(_ made: WorkProduct<WorkStage.Product>, for task: AssignedTask) async throws -> Parcel {
        var parcel = Parcel(payload: Frame(try WireJSON.encode(made.product)))
        guard let body = made.body else { return parcel }
        let reference = ContentReference(
            sha256: try BlobStore.hash(of: body).hex, size: Int64(body.count))
        guard body.count > Parcel.inlineLimit else {
            parcel.content = .inline(reference, Frame(body))
            return parcel
        }
        guard let endpoint = task.bulk else {
            throw LinkError(.malformed, "the product is large and the head names no bulk endpoint")
        }
        shelf.put(body, under: reference)
        try await bulk.offer(reference, to: endpoint)
        parcel.content = .remote(reference)
        return parcel
    }
}
