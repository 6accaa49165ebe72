import Foundation
package import ZeroMQ

/// A task as a worker gets it.
package struct AssignedTask: Sendable {
    package var metadata: TaskMetadata
    package var parcel: Parcel
    /// Where a body is fetched that did not come inline.
    package var bulk: Endpoint?

    /// The id and the fence.
    package var held: HeldTask { HeldTask(id: metadata.id, fence: metadata.fence) }
}

/// What became of a task.
package struct TaskResult: Sendable {
    package var verdict: ResultMetadata.Verdict
    package var error: String?
    package var product: Parcel?

    package init(verdict: ResultMetadata.Verdict, error: String? = nil, product: Parcel? = nil) {
        self.verdict = verdict
        self.error = error
        self.product = product
    }
}

/// The working end of a work link: takes tasks, keeps each result until the head has settled it, remembers nothing else.
package actor WorkerEnd {
    /// A day, in milliseconds: a head that names more is not taken at its word.
    private static let longestCap = 86_400_000

    /// For the head to settle what is given back at the end.
    private static let lastWait = Duration.seconds(1)

    private let reactor: Reactor
    private let endpoint: Endpoint
    private let options: SocketOptions
    private let hello: Hello
    private let beat: Duration
    private let work: @Sendable (AssignedTask) async -> TaskResult
    private let settled: @Sendable (TaskResult) -> Void
    private let hung: @Sendable (AssignedTask) -> Void
    private let report: @Sendable (any Error) -> Void
    private var link: ClientLink?
    private var bulk: Endpoint?
    /// Tasks at work, with the instant by which they must be done.
    private var running: [HeldTask: (task: AssignedTask, until: Instant)] = [:]
    /// Results that no SETTLED has answered.
    private var unsettled: [HeldTask: TaskResult] = [:]
    private var draining = false
    private var idle: [CheckedContinuation<Void, Never>] = []

    package nonisolated var unownedExecutor: UnownedSerialExecutor { reactor.asUnownedSerialExecutor() }

    /// - Parameters:
    ///   - work: Runs off the reactor; must not throw: a failure is a verdict.
    ///   - settled: Told of each result that is no longer needed.
    ///   - hung: Told of a task at work beyond its cap; only ending the process helps against a hang.
    package init(
        on reactor: Reactor, to endpoint: Endpoint, options: SocketOptions, hello: Hello, beat: Duration,
        work: @escaping @Sendable (AssignedTask) async -> TaskResult,
        settled: @escaping @Sendable (TaskResult) -> Void, hung: @escaping @Sendable (AssignedTask) -> Void,
        report: @escaping @Sendable (any Error) -> Void
    ) {
        self.reactor = reactor
        self.endpoint = endpoint
        self.options = options
        self.hello = hello
        self.beat = beat
        self.work = work
        self.settled = settled
        self.hung = hung
        self.report = report
    }

    /// Connects and works until ``drain(within:)`` or ``stop()``.
    package func start() throws {
        let hello = hello
        link = try ClientLink(
            on: reactor, to: endpoint, options: options, beat: beat, hello: { hello },
            handlers: .init(
                welcomed: { [weak self] welcome in self?.assumeIsolated { $0.welcomed(welcome) } },
                received: { [weak self] message in self?.assumeIsolated { $0.received(message) } },
                lost: {},
                refused: { [report] in report(LinkError($0.code, $0.message)) },
                beat: { [weak self] in self?.assumeIsolated { $0.beatNow() } ?? Beat() },
                wake: { [weak self, reactor] pause in
                    reactor.schedule(after: pause) { [weak self] in self?.assumeIsolated { $0.link?.tick() } }
                }))
    }

    /// Whether a session with the head is up.
    package var isLive: Bool { link?.isLive ?? false }

    /// Takes no more tasks, finishes those at work, and gives back what is not done within the limit.
    ///
    /// It happens on the reactor, so that work which holds every other thread can't prevent it. Callable from anywhere.
    package nonisolated func beginDraining(within limit: Duration) {
        reactor.run { [weak self] in self?.assumeIsolated { $0.startDraining(within: limit) } }
    }

    /// Does so, and returns when nothing is held any more, or the head has not taken it back for a second.
    package func drain(within limit: Duration) async {
        startDraining(within: limit)
        guard !running.isEmpty || !unsettled.isEmpty else { return }
        await withCheckedContinuation { idle.append($0) }
    }

    private func startDraining(within limit: Duration) {
        guard !draining else { return }
        draining = true
        _ = try? link?.send(.beat, beatNow())
        reactor.schedule(after: limit) { [weak self] in self?.assumeIsolated { $0.giveBack() } }
    }

    private func giveBack() {
        for held in running.keys {
            let result = TaskResult(verdict: .release, error: "the worker is stopping")
            unsettled[held] = result
            send(result, of: held)
        }
        running = [:]
        wakeDrained(force: false)
        reactor.schedule(after: Self.lastWait) { [weak self] in
            self?.assumeIsolated { $0.wakeDrained(force: true) }
        }
    }

    /// Closes the link at once.
    package func stop() {
        link?.close()
        link = nil
        wakeDrained(force: true)
    }

    private func beatNow() -> Beat {
        for (task, until) in running.values where .now > until { hung(task) }
        return Beat(holding: Array(running.keys) + Array(unsettled.keys), draining: draining ? true : nil)
    }

    private func welcomed(_ welcome: Welcome) {
        bulk = welcome.bulk.flatMap { Endpoint($0) }
        // The head learns first what is held, so that it extends those leases, then gets the results again.
        _ = try? link?.send(.beat, beatNow())
        for (held, result) in unsettled { send(result, of: held) }
    }

    private func received(_ message: LinkMessage) {
        do {
            switch message.type {
            case .task: try begin(message)
            case .settled:
                let answer = try message.read(Settled.self)
                let held = HeldTask(id: answer.id, fence: answer.fence)
                if let result = unsettled.removeValue(forKey: held) { settled(result) }
                wakeDrained(force: false)
            default: break
            }
        } catch {
            report(error)
        }
    }

    private func begin(_ message: LinkMessage) throws {
        let metadata = try message.read(TaskMetadata.self)
        var bodies = message.bodies[...]
        let parcel = try Parcel(content: metadata.content, inline: metadata.inline, from: &bodies)
        let task = AssignedTask(metadata: metadata, parcel: parcel, bulk: bulk)
        guard running[task.held] == nil, unsettled[task.held] == nil else { return }
        guard !draining, hello.topics.isEmpty || hello.topics.contains(metadata.kind) else {
            send(TaskResult(verdict: .release), of: task.held)
            return
        }
        running[task.held] = (task, .now + .milliseconds(min(max(metadata.capMs, 0), Self.longestCap)))
        Task.detached { [work] in
            let result = await work(task)
            await self.finished(task.held, result)
        }
    }

    private func finished(_ held: HeldTask, _ result: TaskResult) {
        // It may have been given back meanwhile.
        guard running.removeValue(forKey: held) != nil else { return }
        if result.verdict != .release { unsettled[held] = result }
        send(result, of: held)
    }

    private func send(_ result: TaskResult, of held: HeldTask) {
        let metadata = ResultMetadata(
            id: held.id, fence: held.fence, verdict: result.verdict, error: result.error,
            content: result.product?.content?.reference)
        do {
            FaultPoint.hit("work.result.before")
            try link?.send(.result, metadata, bodies: result.product?.bodies ?? [])
            FaultPoint.hit("work.result.after")
        } catch {
            report(error)
        }
    }

    private func wakeDrained(force: Bool) {
        guard force || (running.isEmpty && unsettled.isEmpty) else { return }
        for continuation in idle { continuation.resume() }
        idle = []
    }
}
