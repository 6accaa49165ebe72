import Foundation
import Links
package import Messages
package import ZeroMQ

/// A stage's head at work: the only process that opens its store. It serves consumers, workers and questions, and
/// pulls from the heads before it.
package actor Head {
    package nonisolated let context: HeadContext
    private let plan: HeadPlan
    private let reactor: Reactor
    private let server: LinkServer
    private let bodies: BulkServer
    private let questions: QueryServer
    private let bulk: BulkPool
    private let upstreams: [StageName: HandoffConsumer]
    private let acceptance: Signal
    private var housekeeping: Task<Void, Never>?

    /// Opens the store and the sockets; nothing flows before ``start()``.
    package init(
        _ plan: HeadPlan, _ configuration: HeadConfiguration, report: @escaping @Sendable (any Error) -> Void
    ) async throws {
        let store = try Store(
            plan.stage, name: plan.name, home: configuration.home, migrations: plan.migrations)
        let report: @Sendable (any Error) -> Void = { report(store.named($0)) }
        let outbox = try Outbox(
            store: store, retention: plan.retention, admission: plan.admission, records: plan.records)
        let context = HeadContext(store: store, outbox: outbox, configuration: configuration, report: report)
        let reactor = try Reactor(name: plan.name, context: try Context())
        self.plan = plan
        self.context = context
        self.reactor = reactor
        let tasks = plan.finish.map { finish in
            TaskTable(
                store: store, policy: configuration.policy, sent: { outbox.announceGrowth() },
                inspector: plan.inspect, finisher: { try finish($0, $1, $2, context) }, undertaker: plan.buried)
        }
        let parts = try await Self.sockets(plan, context, reactor: reactor, tasks: tasks)
        (server, bodies, questions) = (parts.server, parts.bodies, parts.questions)
        let server = parts.server
        bulk = BulkPool(reactor: reactor, options: SocketOptions())
        let acceptance = Signal()
        self.acceptance = acceptance
        var upstreams: [StageName: HandoffConsumer] = [:]
        for (name, topics) in plan.upstreams {
            upstreams[name] = try Self.consumer(
                of: name, topics: topics, plan: plan, context: context, reactor: reactor, bulk: bulk,
                accepted: {
                    Task { await server.tasksGrew() }
                    outbox.announceGrowth()
                    acceptance.raise()
                })
        }
        self.upstreams = upstreams
        outbox.onGrowth { Task { await server.outboxGrew() } }
    }

    /// Lets everything flow.
    package func start() async throws {
        try await server.start()
        for consumer in upstreams.values { try await consumer.start() }
        let (context, upkeep) = (context, plan.upkeep)
        housekeeping = Task { await Housekeeping(context: context, upkeep: upkeep).run() }
    }

    /// Says what else to do after items from upstream were committed.
    package nonisolated func onAccepted(_ action: @escaping @Sendable () -> Void) { acceptance.set(action) }

    /// The reactor, for workers and publishers of this process.
    package nonisolated var sharedReactor: Reactor { reactor }

    /// Where workers of this process connect.
    package static func workEndpoint(_ stage: StageName) throws -> Endpoint {
        guard let endpoint = Endpoint("inproc://\(stage.rawValue).work") else {
            throw LinkError(.malformed, "no endpoint for workers")
        }
        return endpoint
    }

    /// Which upstream links are up.
    package func upstreamsUp() async -> [String: Bool] {
        var up: [String: Bool] = [:]
        for (name, consumer) in upstreams { up[name.rawValue] = await consumer.isLive }
        return up
    }

    /// Takes nothing more in; what is under way goes on.
    package func closeIntake() async {
        for consumer in upstreams.values { await consumer.stop() }
    }

    /// Closes everything.
    ///
    /// Safe at any time: what was not committed comes again.
    package func stop() async throws {
        housekeeping?.cancel()
        await closeIntake()
        await questions.stop()
        await server.stop()
        await bodies.stop()
        await bulk.close()
        await reactor.stop()
        let store = context.store
        try await Blocking.run { try store.close() }
    }
}

extension Head {
    private struct Sockets {
        var server: LinkServer
        var bodies: BulkServer
        var questions: QueryServer
    }

    private static func sockets(
        _ plan: HeadPlan, _ context: HeadContext, reactor: Reactor, tasks: TaskTable?
    ) async throws -> Sockets {
        let configuration = context.configuration
        let curve = configuration.curve
        let bodies = try await BulkServer(
            on: reactor,
            options: try .serving(configuration.bulk, curve: curve, zapDomain: "guidang.bulk"),
            source: StoredBodies(store: context.store))
        var bulkEndpoint: Endpoint?
        for endpoint in configuration.bulk { bulkEndpoint = try await bodies.bind(endpoint) }
        let server = try await LinkServer(
            on: reactor,
            options: try .serving(configuration.links, curve: curve, zapDomain: "guidang.links"),
            terms: .init(
                store: context.store.identity.id, generation: context.store.identity.generation,
                beat: configuration.beat, lease: configuration.lease, cap: configuration.cap,
                bulk: bulkEndpoint?.description),
            handoffs: context.outbox, tasks: tasks,
            offers: { try await bodies.provider(of: $0) }, report: context.report)
        for endpoint in configuration.links { try await server.bind(endpoint) }
        if tasks != nil { try await server.bind(try workEndpoint(plan.stage)) }
        let standard = StandardQuestions(plan: plan, context: context, server: server)
        let questions = try await QueryServer(
            on: reactor,
            options: try .serving(configuration.query, curve: curve, zapDomain: "guidang.query"),
            handlers: standard.handlers().merging(plan.questions(context)) { $1 }.mapValues { handler in
                { question in try await context.store.naming { try await handler(question) } }
            }, heavy: StandardQuestions.heavy)
        for endpoint in configuration.query { try await questions.bind(endpoint) }
        return Sockets(server: server, bodies: bodies, questions: questions)
    }

    private static func consumer(
        of upstream: StageName, topics: [String], plan: HeadPlan, context: HeadContext, reactor: Reactor,
        bulk: BulkPool, accepted: @escaping @Sendable () -> Void
    ) throws -> HandoffConsumer {
        let configuration = context.configuration
        guard let endpoint = configuration.upstreams[upstream] else {
            throw LinkError(.unreachable, "no endpoint is set for \(upstream.rawValue)")
        }
        let backlog = Backlog(store: context.store, target: configuration.backlog, retention: plan.retention)
        // A head without work of its own turns nothing away: what it takes makes nothing grow that waits for others,
        // and ingest, which waits for parse, must not make parse wait for ingest to take its verdicts.
        let inbox = Inbox(
            store: context.store, upstream: upstream, bulk: bulk, backlog: plan.finish == nil ? nil : backlog,
            accepted: accepted, undertaker: { try plan.bury($0, because: $1, in: $2) },
            acceptor: { try plan.accept($0, $1, context) })
        let known = try inbox.knownOrigin()
        let consumer = HandoffConsumer(
            on: reactor, to: endpoint,
            options: try .connecting(to: endpoint, curve: configuration.curve),
            hello: Hello(
                name: plan.name, boot: UUID().uuidString, role: .consumer, topics: topics, from: 0,
                store: known?.store, generation: known?.generation),
            beat: configuration.beat, window: configuration.window, sink: inbox, report: context.report)
        context.letters.onRetry(of: upstream) { try await inbox.retry($0, bulk: await consumer.bodies) }
        return consumer
    }
}
