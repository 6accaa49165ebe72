extension Reactor {
    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        // Once the job is handed over, it may run, end its actor and with it the last use of the reactor.
        let hold = Unmanaged.passRetained(self)
        defer { hold.release() }
        submit(.job(job))
    }

    package func checkIsolated() {
        precondition(isCurrent, "this must run on the thread of the reactor \(name)")
    }

    package func isIsolatingCurrentContext() -> Bool? {
        isCurrent
    }

    /// Runs `body` on the reactor's thread soon; callable from any thread.
    package func run(_ body: @escaping @Sendable () -> Void) {
        submit(.body(body))
    }
}
