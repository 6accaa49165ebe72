package import ZeroMQ

/// A DEALER and its session with one head; it lives inside an actor whose executor is the socket's reactor.
package final class ClientLink {
    /// What the owner does when something happens; called on the reactor.
    package struct Handlers {
        package var welcomed: (Welcome) -> Void
        package var received: (LinkMessage) -> Void
        package var lost: () -> Void
        package var refused: (Refusal) -> Void
        /// Asked for what a beat says.
        package var beat: () -> Beat
        /// Asked to call ``ClientLink/tick()`` after a while: only the owner can be called back safely.
        package var wake: (Duration) -> Reactor.Timer

        package init(
            welcomed: @escaping (Welcome) -> Void, received: @escaping (LinkMessage) -> Void,
            lost: @escaping () -> Void, refused: @escaping (Refusal) -> Void, beat: @escaping () -> Beat,
            wake: @escaping (Duration) -> Reactor.Timer
        ) {
            self.welcomed = welcomed
            self.received = received
            self.lost = lost
            self.refused = refused
            self.beat = beat
            self.wake = wake
        }
    }

    private let reactor: Reactor
    private let socket: Socket
    private let hello: () -> Hello
    private let handlers: Handlers
    private let beat: Duration
    private var session: ClientSession
    private var timer: Reactor.Timer?
    private var closed = false

    /// Connects; the session follows by itself, and again after every loss.
    package init(
        on reactor: Reactor, to endpoint: Endpoint, options: SocketOptions, beat: Duration,
        hello: @escaping () -> Hello, handlers: Handlers
    ) throws {
        self.reactor = reactor
        self.hello = hello
        self.handlers = handlers
        self.beat = beat
        session = ClientSession(beat: beat, now: .now)
        socket = try Socket(.dealer, on: reactor, options: options)
        socket.onReadable { [weak self] in self?.drain() }
        try socket.connect(endpoint)
        timer = handlers.wake(.zero)
    }

    /// Whether a session is up.
    package var isLive: Bool { session.session != nil }

    /// Sends a message in the session; false when there is none or the socket can't take it, and the session is lost.
    @discardableResult
    package func send(_ type: FrameType, _ metadata: some Encodable, bodies: [Frame] = []) throws -> Bool {
        guard let id = session.session else { return false }
        let message = try LinkMessage(
            type, metadata, bodies: bodies, session: id, sequence: session.nextSequence())
        FaultPoint.hit("link.send.before")
        guard case .sent = try socket.send(message.frames) else {
            giveUp()
            return false
        }
        FaultPoint.hit("link.send.after")
        return true
    }

    /// Gives the session up and says HELLO again.
    package func giveUp() {
        perform(session.lose(at: .now))
    }

    /// Says BYE and closes.
    package func close() {
        guard !closed else { return }
        closed = true
        if let timer { reactor.cancel(timer) }
        if session.session != nil { _ = try? send(.bye, [String: String]()) }
        socket.close()
    }

    /// Looks at the time.
    package func tick() {
        guard !closed else { return }
        perform(session.tick(at: .now))
        timer = handlers.wake(session.session == nil ? .milliseconds(100) : beat / 4)
    }

    private func perform(_ actions: [ClientSession.Action]) {
        for action in actions {
            switch action {
            case .sendHello: greet()
            case .sendBeat: _ = try? send(.beat, handlers.beat())
            case .sessionLost: handlers.lost()
            }
        }
    }

    private func greet() {
        guard let message = try? LinkMessage(.hello, hello()) else { return }
        // No connection yet: the session machine is told so that it greets again at once, not after a whole beat.
        if case .sent? = try? socket.send(message.frames) { return }
        session = ClientSession(beat: beat, now: .now)
    }

    private func drain() {
        for _ in 0..<256 {
            guard !closed, let frames = try? socket.receive() else { return }
            guard let message = try? LinkMessage(frames: frames) else { continue }
            take(message)
        }
    }

    private func take(_ message: LinkMessage) {
        switch message.type {
        case .welcome:
            guard let welcome = try? message.read(Welcome.self), let id = UInt64(welcome.session) else { return }
            if session.welcome(session: id, at: .now) { handlers.welcomed(welcome) }
        case .refuse:
            guard let refusal = try? message.read(Refusal.self) else { return }
            perform(session.refuse(at: .now))
            handlers.refused(refusal)
        case .error:
            guard let refusal = try? message.read(Refusal.self), refusal.code == .noSession,
                message.header.session == session.session
            else { return }
            giveUp()
        default:
            switch session.place(message.header, at: .now) {
            case .foreign: return
            case .gap: giveUp()
            case .next: takeInSession(message)
            }
        }
    }

    private func takeInSession(_ message: LinkMessage) {
        switch message.type {
        case .beat: return
        case .bye: giveUp()
        default: handlers.received(message)
        }
    }
}
