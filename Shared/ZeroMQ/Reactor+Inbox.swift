import Dispatch
import Synchronization

extension Reactor {
    /// One thing to run on the reactor.
    enum Work: Sendable {
        case job(UnownedJob)
        case body(@Sendable () -> Void)
    }

    /// What other threads hand to the reactor.
    struct Inbox: Sendable {
        enum Phase {
            case running, stopping, stopped
        }

        var work: [Work] = []
        /// True from the write to the wake-up descriptor until the work is taken, so that one write serves many.
        var isWoken = false
        var phase = Phase.running
    }

    /// Adds work and ends the reactor's wait if it may be waiting.
    func submit(_ work: Work) {
        let isOwnThread = isCurrent
        // The queue is entered under the lock, so that work keeps its order when the reactor stops.
        let mustWake = inbox.withLock { inbox -> Bool in
            if inbox.phase == .stopped {
                afterlife.async { self.perform(work) }
                return false
            }
            inbox.work.append(work)
            if isOwnThread || inbox.isWoken { return false }
            inbox.isWoken = true
            return true
        }
        if mustWake { wakeup.signal() }
    }

    func perform(_ work: Work) {
        switch work {
        case .job(let job): job.runSynchronously(on: asUnownedSerialExecutor())
        case .body(let body): body()
        }
    }
}
