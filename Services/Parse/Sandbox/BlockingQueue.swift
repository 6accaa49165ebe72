import Dispatch

/// Runs an actor on a queue of its own, where it may block.
final class BlockingQueue: SerialExecutor {
    private let queue = DispatchQueue(label: "guidang.extractor")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
