/// What is known of the services, and what is to be done next; a value, driven by events and a clock.
///
///     starting ──started──▶ running ──ended──▶ waiting ──due──▶ starting
///        │ stop: signalled when it has started   │ stop
///        └──────────────ended──────────▶ ended ◀─┘
package struct SupervisionState: Sendable {
    /// What happens to a service, or is asked of the supervisor.
    package enum Event: Sendable, Hashable {
        case started(String, pid: Int32)
        case ended(String, ServiceEnd)

        /// The wait before a restart is over.
        case due(String)

        /// A person asks to stop: gently the first time, at once the second.
        case stop

        /// The time for draining is over.
        case graceOver
    }

    /// What the caller has to do.
    package enum Action: Sendable, Hashable {
        case start(String)
        case wake(String, after: Duration)
        case terminate(pid: Int32)
        case kill(pid: Int32)
        case endGrace(after: Duration)
        case say(SupervisorNotice)
        case finish(Outcome)
    }

    /// How the whole ended.
    package enum Outcome: Sendable, Hashable {
        case stopped
        case failed(service: String, ServiceEnd)
    }

    private enum Phase: Hashable {
        case starting
        case running(pid: Int32, since: Duration)
        case waiting
        case ended
    }

    private enum Mode {
        case keeping, draining, killing
    }

    private struct Life {
        var phase = Phase.starting
        var failures = 0
    }

    private let policy: RestartPolicy
    private let names: [String]
    private var lives: [String: Life]
    private var mode = Mode.keeping
    private var outcome = Outcome.stopped

    package init(services: [String], policy: RestartPolicy = RestartPolicy()) {
        self.policy = policy
        names = services
        lives = Dictionary(services.map { ($0, Life()) }) { first, _ in first }
    }

    /// Starts every service.
    package func begin() -> [Action] {
        names.map(Action.start)
    }

    /// Takes in an event.
    ///
    /// - Parameters:
    ///   - now: The time since the supervisor started.
    ///   - jitter: A random number from 0 up to 1.
    package mutating func handle(_ event: Event, at now: Duration, jitter: Double) -> [Action] {
        switch event {
        case .started(let name, let pid): started(name, pid: pid, at: now)
        case .ended(let name, let end): ended(name, end, at: now, jitter: jitter)
        case .due(let name): due(name)
        case .stop: mode == .keeping ? drain() : killAll()
        case .graceOver: mode == .draining ? killAll() : []
        }
    }

    private mutating func started(_ name: String, pid: Int32, at now: Duration) -> [Action] {
        lives[name]?.phase = .running(pid: pid, since: now)
        let told = Action.say(.started(service: name, pid: pid))
        return switch mode {
        case .keeping: [told]
        case .draining: [told, .terminate(pid: pid)]
        case .killing: [told, .kill(pid: pid)]
        }
    }

    private mutating func ended(_ name: String, _ end: ServiceEnd, at now: Duration, jitter: Double) -> [Action] {
        guard var life = lives[name] else { return [] }
        guard mode == .keeping else {
            lives[name]?.phase = .ended
            return [.say(.ended(service: name, end: end))] + finished()
        }
        guard !end.isFinal else {
            lives[name]?.phase = .ended
            outcome = .failed(service: name, end)
            return [.say(.gaveUp(service: name, end: end))] + drain()
        }
        if case .running(_, let since) = life.phase, now - since >= policy.healthy { life.failures = 0 }
        life.failures += 1
        life.phase = .waiting
        lives[name] = life
        let delay = policy.delay(afterFailures: life.failures, jitter: jitter)
        return [.say(.restarting(service: name, end: end, after: delay)), .wake(name, after: delay)]
    }

    private mutating func due(_ name: String) -> [Action] {
        guard mode == .keeping, lives[name]?.phase == .waiting else { return [] }
        lives[name]?.phase = .starting
        return [.start(name)]
    }

    private mutating func drain() -> [Action] {
        mode = .draining
        for name in names where lives[name]?.phase == .waiting { lives[name]?.phase = .ended }
        return [.say(.draining)] + running.map(Action.terminate) + [.endGrace(after: policy.grace)] + finished()
    }

    private mutating func killAll() -> [Action] {
        mode = .killing
        return [.say(.killing)] + running.map(Action.kill)
    }

    private var running: [Int32] {
        names.compactMap { name in
            if case .running(let pid, _)? = lives[name]?.phase { pid } else { nil }
        }
    }

    private func finished() -> [Action] {
        lives.values.allSatisfy { $0.phase == .ended } ? [.finish(outcome)] : []
    }
}
