extension Reactor {
    /// Names a timer, to cancel it.
    package struct Timer: Sendable, Hashable {
        let id: UInt64
    }

    /// Runs `body` on the reactor's thread at `instant` or within about a millisecond after it.
    ///
    /// Callable on the reactor only. Timers that are not due when the reactor stops never run.
    @discardableResult
    package func schedule(at instant: ContinuousClock.Instant, _ body: @escaping @Sendable () -> Void) -> Timer {
        checkIsolated()
        return isClosed ? Timer(id: 0) : Timer(id: timers.add(at: instant, body))
    }

    /// Runs `body` on the reactor's thread once `delay` has passed; as `schedule(at:_:)` otherwise.
    @discardableResult
    package func schedule(after delay: Duration, _ body: @escaping @Sendable () -> Void) -> Timer {
        schedule(at: .now + delay, body)
    }

    /// Takes a timer back; one that has run is ignored.
    ///
    /// Callable on the reactor only.
    package func cancel(_ timer: Timer) {
        checkIsolated()
        timers.cancel(timer.id)
    }

    func fireTimers() {
        let now = ContinuousClock.now
        let limit = timers.nextID
        while let body = timers.takeDue(at: now, olderThan: limit) { body() }
    }
}
