import ZeroMQ

/// An actor on a reactor that has no socket.
actor Counter {
    nonisolated let reactor: Reactor
    private(set) var count = 0
    private var waiters: [(Int, CheckedContinuation<Void, Never>)] = []

    nonisolated var unownedExecutor: UnownedSerialExecutor {
        reactor.asUnownedSerialExecutor()
    }

    init(on reactor: Reactor) {
        self.reactor = reactor
    }

    func add() {
        count += 1
        for (_, waiter) in waiters.filter({ $0.0 <= count }) { waiter.resume() }
        waiters.removeAll { $0.0 <= count }
    }

    func waitUntil(_ goal: Int) async {
        if count >= goal { return }
        await withCheckedContinuation { waiters.append((goal, $0)) }
    }

    func isOnReactor() -> Bool {
        reactor.preconditionIsolated()
        return reactor.isCurrent
    }

    func stopReactor() async {
        await reactor.stop()
    }

    private var fired: [Int] = []

    /// Starts a timer for each delay in milliseconds, cancels one and returns the others in the order they fired.
    func timers(delays: [Int], cancelling cancelled: Int) async -> [Int] {
        await withCheckedContinuation { continuation in
            let timers = delays.enumerated().map { index, delay in
                reactor.schedule(after: .milliseconds(delay)) {
                    self.assumeIsolated { me in
                        me.fired.append(index)
                        if me.fired.count == delays.count - 1 { continuation.resume() }
                    }
                }
            }
            reactor.cancel(timers[cancelled])
        }
        return fired
    }

    /// Runs a chain of timers, each set by the one before.
    func chain(_ remaining: Int) async {
        await withCheckedContinuation { continuation in
            step(remaining) { continuation.resume() }
        }
    }

    private func step(_ remaining: Int, _ done: @escaping @Sendable () -> Void) {
        if remaining == 0 { return done() }
        reactor.schedule(after: .milliseconds(1)) {
            self.assumeIsolated { $0.step(remaining - 1, done) }
        }
    }
}
