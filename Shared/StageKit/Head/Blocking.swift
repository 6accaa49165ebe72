import Dispatch
import Synchronization

/// Runs what waits for the disk or counts for long on a thread of its own, not on the cooperative pool.
///
/// No more than ``width`` at a time: the system gives a process some 250 threads for its queues, and when all of them wait
/// for a reader of a store, the readers themselves find none to run on, and nothing ends any more.
package enum Blocking {
    /// How much runs at a time; the rest waits in line, without a thread.
    package static let width = 32

    private struct Job {
        let run: @Sendable () -> Void
    }

    private static let queue = DispatchQueue(label: "guidang.blocking", attributes: .concurrent)
    private static let line = Mutex(BlockingLine<Job>(width: width))

    /// Runs the work and returns what it returns.
    package nonisolated(nonsending) static func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value)
        async throws -> Value
    {
        try await withCheckedThrowingContinuation { continuation in
            add(Job { continuation.resume(with: Result { try work() }) })
        }
    }

    private static func add(_ job: Job) {
        guard line.withLock({ $0.add(job) }) else { return }
        queue.async { while let job = line.withLock({ $0.next() }) { job.run() } }
    }
}
