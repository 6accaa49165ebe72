import Glibc

/// Starts programs, starts those that end again, and stops all when asked to.
package struct Supervisor: Sendable {
    private let programs: [ServiceProgram]
    private let policy: RestartPolicy
    private let output: Int32
    private let mark: String
    private let notice: @Sendable (SupervisorNotice) -> Void

    /// - Parameters:
    ///   - programs: What to run; names differ.
    ///   - home: The real path of the archive they serve, by which ``Leftovers`` finds them.
    ///   - output: The descriptor their outputs go to.
    ///   - notice: Called for each thing a person wants to know, in order.
    package init(
        programs: [ServiceProgram],
        home: String,
        policy: RestartPolicy = RestartPolicy(),
        output: Int32 = STDERR_FILENO,
        notice: @escaping @Sendable (SupervisorNotice) -> Void
    ) {
        self.programs = programs
        self.policy = policy
        self.output = output
        self.notice = notice
        mark = home
    }

    /// Runs until all is stopped.
    ///
    /// - Parameter stops: Each element asks to stop: the first to drain, the next to kill. Its end asks nothing.
    /// - Returns: Whether a person stopped it, or which service cannot run.
    package func run(
        stops: some AsyncSequence<Void, Never> & Sendable
    ) async -> SupervisionState.Outcome {
        let (events, feed) = AsyncStream.makeStream(of: SupervisionState.Event.self)
        let clock = ContinuousClock()
        let beginning = clock.now
        var state = SupervisionState(services: programs.map(\.name), policy: policy)
        return await withTaskGroup(of: Void.self) { group in
            group.addTask {
                for await _ in stops { feed.yield(.stop) }
            }
            var actions = state.begin()
            var incoming = events.makeAsyncIterator()
            while true {
                for action in actions {
                    if case .finish(let outcome) = action {
                        group.cancelAll()
                        return outcome
                    }
                    perform(action, in: &group, feed: feed)
                }
                // Nobody finishes the stream: it ends only where this task is cancelled, and the children with it.
                guard let event = await incoming.next() else {
                    group.cancelAll()
                    return .stopped
                }
                let now = clock.now - beginning
                actions = state.handle(event, at: now, jitter: Double.random(in: 0..<1))
            }
        }
    }

    private func perform(
        _ action: SupervisionState.Action,
        in group: inout TaskGroup<Void>,
        feed: AsyncStream<SupervisionState.Event>.Continuation
    ) {
        switch action {
        case .start(let name):
            guard let program = programs.first(where: { $0.name == name }) else { return }
            let child = ChildProcess(program: program, output: output, mark: mark)
            group.addTask {
                let end = await child.run { feed.yield(.started(name, pid: $0)) }
                feed.yield(.ended(name, end))
            }
        case .wake(let name, let delay):
            group.addTask {
                guard (try? await Task.sleep(for: delay)) != nil else { return }
                feed.yield(.due(name))
            }
        case .endGrace(let delay):
            group.addTask {
                guard (try? await Task.sleep(for: delay)) != nil else { return }
                feed.yield(.graceOver)
            }
        case .terminate(let pid):
            kill(pid, SIGTERM)
        case .kill(let pid):
            kill(-pid, SIGKILL)
        case .say(let what):
            notice(what)
        case .finish:
            break
        }
    }
}
