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

    private struct Line {
        var running = 0
        var waiting: [Job] = []
        /// The first of those that wait; taking from the front of an array would move all the others.
        var next = 0
    }

    private static let queue = DispatchQueue(label: "guidang.blocking", attributes: .concurrent)
    private static let line = Mutex(Line())

    /// Runs the work and returns what it returns.
    package nonisolated(nonsending) static func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value)
        async throws -> Value
    {
        try await withCheckedThrowingContinuation { continuation in
            add(Job { continuation.resume(with: Result { try work() }) })
        }
    }

    private static func add(_ job: Job) {
        let begins = line.withLock { line in
            line.waiting.append(job)
            guard line.running < width else { return false }
            line.running += 1
            return true
        }
        if begins { queue.async { while let job = takeNext() { job.run() } } }
    }

    /// The next job; without one a place is free again.
    private static func takeNext() -> Job? {
        line.withLock { line in
            guard line.next < line.waiting.count else {
                line.running -= 1
                line.waiting = []
                line.next = 0
                return nil
            }
            let job = line.waiting[line.next]
            line.next += 1
            if line.next >= 1024 {
                line.waiting.removeFirst(line.next)
                line.next = 0
            }
            return job
        }
    }
}
