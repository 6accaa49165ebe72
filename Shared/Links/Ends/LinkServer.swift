package import ZeroMQ

/// The serving end of a head's durable links: consumers of its outbox, and workers on its tasks.
///
/// All of its state may be lost with the process: what matters is in the store behind the two sources.
package actor LinkServer {
    /// What the server tells its peers and holds them to.
    package struct Terms: Sendable {
        package var store: String
        package var generation: Int
        package var beat: Duration
        package var lease: Duration
        package var cap: Duration
        /// Where peers fetch bodies.
        package var bulk: String?

        package init(
            store: String, generation: Int, beat: Duration, lease: Duration, cap: Duration, bulk: String?
        ) {
            self.store = store
            self.generation = generation
            self.beat = beat
            self.lease = lease
            self.cap = cap
            self.bulk = bulk
        }
    }

    let reactor: Reactor
    let terms: Terms
    let handoffs: (any HandoffSource)?
    let tasks: (any TaskSource)?
    /// Finds the worker's end of the bulk link that offered a body.
    let offers: (@Sendable (ContentReference) async throws -> any BodyProvider)?
    let report: @Sendable (any Error) -> Void
    /// Made on the reactor, once the actor is.
    private var socket: Socket?
    private var isClosed = false
    private var timer: Reactor.Timer?
    var peers: [[UInt8]: Peer] = [:]
    var leases: LeaseTable
    var dispatching = Dispatching()

    package nonisolated var unownedExecutor: UnownedSerialExecutor { reactor.asUnownedSerialExecutor() }

    /// Makes the socket; ``bind(_:)`` and ``start()`` follow.
    package init(
        on reactor: Reactor, options: SocketOptions, terms: Terms, handoffs: (any HandoffSource)?,
        tasks: (any TaskSource)?, offers: (@Sendable (ContentReference) async throws -> any BodyProvider)?,
        report: @escaping @Sendable (any Error) -> Void
    ) async throws {
        self.reactor = reactor
        self.terms = terms
        self.handoffs = handoffs
        self.tasks = tasks
        self.offers = offers
        self.report = report
        leases = LeaseTable(length: terms.lease, cap: terms.cap)
        socket = try Socket(.router, on: reactor, options: options)
    }

    /// Opens an endpoint; several may be open.
    ///
    /// Returns where it really listens.
    @discardableResult
    package func bind(_ endpoint: Endpoint) throws -> Endpoint { try socket?.bind(endpoint) ?? endpoint }

    /// Begins to serve: leases from before are given their length again, within what is left of their cap.
    package func start() async throws {
        if let tasks {
            for task in try await tasks.leasesAtStart() {
                leases.lease(task.held, to: nil, suspect: task.suspect, huge: task.huge, age: task.age, at: .now)
            }
        }
        socket?.onReadable { [weak self] in self?.assumeIsolated { $0.drain() } }
        tick()
    }

    /// Says BYE to all and closes.
    package func stop() {
        guard !isClosed else { return }
        for route in peers.keys { send(.bye, [String: String](), to: route) }
        isClosed = true
        if let timer { reactor.cancel(timer) }
        peers = [:]
        socket?.close()
    }

    /// How many workers are connected, and which consumers.
    package func connected() -> (workers: Int, consumers: Set<String>) {
        var workers = 0
        var consumers: Set<String> = []
        for peer in peers.values {
            switch peer.session.hello.role {
            case .worker: workers += 1
            case .consumer: consumers.insert(peer.session.hello.name)
            }
        }
        return (workers, consumers)
    }

    // MARK: - Messages

    var isStopped: Bool { isClosed }

    private func drain() {
        for _ in 0..<256 {
            guard !isClosed, let frames = try? socket?.receive(), let route = frames.first else { return }
            take(frames.dropFirst(), from: route.bytes)
        }
    }

    private func take(_ frames: ArraySlice<Frame>, from route: [UInt8]) {
        do throws(LinkError) {
            let message = try LinkMessage(frames: frames)
            if message.type == .hello {
                try greet(message, from: route)
                return
            }
            guard let place = peers[route]?.session.place(message.header, at: .now), place != .foreign,
                let role = peers[route]?.session.hello.role
            else { throw LinkError(.noSession, "no such session here; say HELLO") }
            guard place == .next else {
                drop(route)
                throw LinkError(.noSession, "messages are missing; say HELLO and begin anew")
            }
            try take(message, from: route, role: role)
        } catch {
            refuse(frames, from: route, with: error)
        }
    }

    private func take(_ message: LinkMessage, from route: [UInt8], role: Hello.Role) throws(LinkError) {
        switch (message.type, role) {
        case (.bye, _): drop(route)
        case (.beat, .consumer): break
        case (.beat, .worker): takeBeat(try message.read(), from: route)
        case (.credit, .consumer): takeCredit(try message.read(), from: route)
        case (.ack, .consumer): try takeAck(try message.read(), from: route)
        case (.result, .worker): try takeResult(message, from: route)
        default:
            guard message.header.flags & LinkHeader.mayIgnore != 0 else {
                throw LinkError(.malformed, "a message of type \(message.header.type) has no place in this session")
            }
        }
    }

    private func greet(_ message: LinkMessage, from route: [UInt8]) throws(LinkError) {
        let hello = try message.read(Hello.self)
        drop(route)
        do throws(LinkError) {
            try hello.check()
        } catch {
            refuse(error, to: route)
            return
        }
        let session = ServerSession(
            id: UInt64.random(in: 1...UInt64.max), hello: hello, beat: terms.beat, now: .now)
        switch hello.role {
        case .consumer: welcomeConsumer(session, at: route)
        case .worker: welcomeWorker(session, at: route)
        }
    }

    func welcome(_ peer: Peer, at route: [UInt8], floor: Int64?, lineage: Lineage? = nil) {
        peers[route] = peer
        send(
            .welcome,
            Welcome(
                session: peer.session.id, store: terms.store, generation: terms.generation,
                leaseMs: Int(terms.lease.milliseconds), beatMs: Int(terms.beat.milliseconds), bulk: terms.bulk,
                floor: floor, lineage: lineage),
            to: route, inSession: false)
    }

    func refuse(_ error: LinkError, to route: [UInt8]) {
        guard let message = try? LinkMessage(.refuse, Refusal(error)) else { return }
        _ = try? socket?.send([Frame(route)] + message.frames)
    }

    private func refuse(_ frames: ArraySlice<Frame>, from route: [UInt8], with error: LinkError) {
        guard let message = LinkMessage(refusing: frames, with: error) else { return }
        _ = try? socket?.send([Frame(route)] + message.frames)
    }

    /// Sends to a peer; a peer that can't take a message that credit allowed has lost its session.
    @discardableResult
    func send(
        _ type: FrameType, _ metadata: some Encodable, bodies: [Frame] = [], to route: [UInt8], inSession: Bool = true
    ) -> Bool {
        guard var peer = peers[route], !isClosed else { return false }
        let sequence = inSession ? peer.session.nextSequence() : 0
        peers[route] = peer
        guard
            let message = try? LinkMessage(
                type, metadata, bodies: bodies, session: peer.session.id, sequence: sequence)
        else { return false }
        FaultPoint.hit("link.send.before")
        guard case .sent? = try? socket?.send([Frame(route)] + message.frames) else {
            drop(route)
            return false
        }
        FaultPoint.hit("link.send.after")
        return true
    }

    func drop(_ route: [UInt8]) {
        guard let peer = peers.removeValue(forKey: route) else { return }
        if peer.session.hello.role == .worker { workerLost(peer.session.id) }
    }

    // MARK: - Time

    private func tick() {
        guard !isClosed else { return }
        let now = Instant.now
        for (route, peer) in peers {
            if peer.session.isSilent(at: now) {
                drop(route)
            } else if peers[route]?.session.beatIsDue(at: now) == true {
                send(.beat, Beat(), to: route)
            }
        }
        expireLeases(at: now)
        timer = reactor.schedule(after: terms.beat / 4) { [weak self] in self?.assumeIsolated { $0.tick() } }
    }
}

extension LinkServer {
    /// One peer in its session.
    struct Peer {
        var session: ServerSession
        var sender: HandoffSender?
        /// consumer: what it gets; none means all.
        var topics: [String] = []
        /// consumer: the highest sequence that it has acked.
        var acked: Int64 = 0
        var pump = Pump()
        var draining = false
        var pause = WorkerPause()
    }
}
