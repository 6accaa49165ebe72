import Dispatch
import Synchronization

extension Reactor {
    /// Runs what was enqueued before, closes all sockets, drops all timers and ends the thread.
    ///
    /// Messages still in queues are gone, as in a crash. Actors of the reactor go on to work, on a queue of their
    /// own, with their sockets closed, so that nobody who awaits one waits for ever. Callable from anywhere, also
    /// from such an actor, and more than once.
    package func stop() async {
        requestStop()
        await withCheckedContinuation { continuation in
            finished.notify(queue: afterlife) { continuation.resume() }
        }
    }

    /// As `stop()`, for code that cannot suspend; not callable on the reactor itself.
    package func stopAndWait() {
        precondition(!isCurrent, "a reactor cannot wait for its own end")
        requestStop()
        finished.wait()
    }

    private func requestStop() {
        inbox.withLock { inbox in
            if inbox.phase == .running { inbox.phase = .stopping }
        }
        wakeup.signal()
    }

    /// The last act of the last turn, on the reactor's thread.
    func closeEverything() {
        isClosed = true
        for socket in sockets { close(socket) }
        // Dropping the timers may end actors, whose ends may come back here; so they leave the reactor first.
        var dropped = TimerQueue()
        swap(&dropped, &timers)
    }

    /// Passes what was enqueued since then to the queue, in order, and all that comes later.
    func handOver() {
        inbox.withLock { inbox in
            inbox.phase = .stopped
            for work in inbox.work {
                afterlife.async { self.perform(work) }
            }
            inbox.work = []
        }
    }
}
