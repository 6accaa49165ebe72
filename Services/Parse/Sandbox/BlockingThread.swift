import Foundation
import Synchronization

/// Runs an actor on a thread of its own, where it may block.
///
/// Programs that are to end with who started them end with the thread that did, so it must last as long as they.
final class BlockingThread: SerialExecutor {
    private let line = JobLine()

    init() {
        let line = line
        Thread.detachNewThread { line.run() }
    }

    deinit { line.close() }

    func enqueue(_ job: consuming ExecutorJob) { line.add(UnownedJob(job), for: asUnownedSerialExecutor()) }
}

/// The jobs that wait for a thread.
private final class JobLine: Sendable {
    private struct State {
        var jobs: [(UnownedJob, UnownedSerialExecutor)] = []
        var isClosed = false
    }

    private let state = Mutex(State())
    private let isReady = DispatchSemaphore(value: 0)

    func add(_ job: UnownedJob, for executor: UnownedSerialExecutor) {
        state.withLock { $0.jobs.append((job, executor)) }
        isReady.signal()
    }

    func close() {
        state.withLock { $0.isClosed = true }
        isReady.signal()
    }

    /// Runs jobs in their order until there will be no more.
    func run() {
        while true {
            isReady.wait()
            let next = state.withLock { $0.jobs.isEmpty ? nil : $0.jobs.removeFirst() }
            guard let (job, executor) = next else { return }
            job.runSynchronously(on: executor)
        }
    }
}
