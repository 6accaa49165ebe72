import Foundation
import Links
import Messages
package import ZeroMQ

/// Runs a stage's work for one head, in the head's process or in another: takes tasks, fetches what they need, gives
/// products back.
///
/// It holds nothing durable and may be killed at any moment.
package final class StageWorker<WorkStage: Stage>: Sendable {
    private let stage: WorkStage
    private let bulk: BulkPool
    private let shelf = ProductShelf()
    private let scratch: ScratchFolder
    private let end: WorkerEnd

    /// - Parameters:
    ///   - slots: Tasks held at a time, those that wait in the worker included.
    ///   - report: Told of trouble with the link.
    package init(
        _ stage: WorkStage, on reactor: Reactor, to endpoint: Endpoint, options: SocketOptions, name: String,
        slots: Int, beat: Duration, report: @escaping @Sendable (any Error) -> Void
    ) throws {
        self.stage = stage
        // No head welcomes more.
        let slots = min(max(slots, Hello.slotRange.lowerBound), Hello.slotRange.upperBound)
        scratch = try ScratchFolder()
        let bulk = BulkPool(reactor: reactor, options: options, products: shelf)
        self.bulk = bulk
        let runner = TaskRunner(stage: stage, bulk: bulk, shelf: shelf, scratch: scratch)
        let shelf = shelf
        end = WorkerEnd(
            on: reactor, to: endpoint, options: options,
            hello: Hello(
                name: name, boot: UUID().uuidString, role: .worker, topics: [WorkStage.name.rawValue], slots: slots),
            beat: beat, work: { await runner.run($0) },
            settled: { result in
                guard case .remote(let content)? = result.product?.content else { return }
                shelf.remove(content)
                Task { await bulk.withdraw(content) }
            }, hung: Self.endProcess, report: report)
    }

    /// Connects and works until ``stop()``.
    package func start() async throws { try await end.start() }

    /// Whether a session with the head is up.
    package var isLive: Bool { get async { await end.isLive } }

    /// Takes nothing more, finishes what it holds or gives it back when the limit is over, and closes.
    package func drain(within limit: Duration) async {
        await end.drain(within: limit)
        await stop()
    }

    /// Begins with that and returns; for a process whose threads may all be at work.
    package func beginDraining(within limit: Duration) { end.beginDraining(within: limit) }

    /// Nothing in the process can stop work that hangs, so the process ends; the head knows whose task it was.
    private static func endProcess(over task: AssignedTask) {
        let message = "The work on \(task.metadata.subject) took longer than \(task.metadata.capMs) ms; stopping.\n"
        FileHandle.standardError.write(Data(message.utf8))
        _exit(75)
    }

    /// Closes at once; the head gives the tasks to somebody else.
    package func stop() async {
        await end.stop()
        await bulk.close()
        scratch.remove()
    }
}
