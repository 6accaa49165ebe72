import Foundation
package import GRDB
import Synchronization

/// A thread with a connection of its own, which reads beside the thread that borrowed it (``SideReaders``).
///
/// All works of one borrower see one snapshot of the store: a transaction begins with the first and lasts until the reader is
/// given back.
package final class SideReader: Sendable {
    private enum Step {
        case work(Work)
        case release
        case close
    }

    /// What a borrower has done elsewhere, and waits for before it goes on.
    private struct Work: @unchecked Sendable {
        let run: (Database?) -> Void
    }

    private let queue: DatabaseQueue
    private let steps = Mutex<[Step]>([])
    private let asked = DispatchSemaphore(value: 0)
    private let done = DispatchSemaphore(value: 0)

    /// Opens a store's file for reading.
    ///
    /// - Throws: What SQLite throws.
    init(_ url: URL) throws {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA temp_store = MEMORY") }
        queue = try DatabaseQueue(path: url.path, configuration: configuration)
        Thread { [self] in serve() }.start()
    }

    /// Has the reader's thread do something, and returns at once; ``wait()`` has to be called before the next work, and before
    /// anything that the work uses is used elsewhere.
    ///
    /// - Parameter work: Gets the connection, or nil where no transaction could be begun.
    package func start(_ work: @escaping (Database?) -> Void) { take(.work(Work(run: work))) }

    /// Returns when the work is done.
    package func wait() { done.wait() }

    /// Ends the statement that runs, if one does: the work is thrown `SQLITE_INTERRUPT`.
    package func interrupt() { queue.interrupt() }

    /// Ends the transaction, without waiting.
    func release() { take(.release) }

    /// Ends the thread and closes its connection, without waiting: ``wait()`` returns when it is done.
    func close() { take(.close) }

    private func take(_ step: Step) {
        steps.withLock { $0.append(step) }
        asked.signal()
    }

    private func next() -> Step {
        asked.wait()
        return steps.withLock { $0.removeFirst() }
    }

    private func serve() {
        var step = next()
        while true {
            switch step {
            case .work(let first):
                var end: Step?
                try? queue.read { end = work(first, $0) }
                step = end ?? work(first, nil)
            case .release: step = next()
            case .close:
                try? queue.close()
                done.signal()
                return
            }
        }
    }

    /// Does what is asked for until something else is, and gives that.
    private func work(_ first: Work, _ db: Database?) -> Step {
        var step = Step.work(first)
        while case .work(let work) = step {
            work.run(db)
            done.signal()
            step = next()
        }
        return step
    }
}
