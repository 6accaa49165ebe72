import Testing
import ZeroMQ

/// One socket on a reactor, with what arrived and happened to it.
actor Peer {
    nonisolated let reactor: Reactor
    private var socket: Socket?
    private nonisolated let messages = AsyncStream<[Frame]>.makeStream()
    private nonisolated let events = AsyncStream<SocketEvent>.makeStream()
    private(set) var failures: [ZeroMQError] = []

    nonisolated var unownedExecutor: UnownedSerialExecutor {
        reactor.asUnownedSerialExecutor()
    }

    init(
        _ kind: SocketKind,
        on reactor: Reactor,
        options: SocketOptions = SocketOptions(),
        reads: Bool = true
    ) async throws {
        self.reactor = reactor
        try open(kind, options, reads)
    }

    private func open(_ kind: SocketKind, _ options: SocketOptions, _ reads: Bool) throws {
        let socket = try Socket(kind, on: reactor, options: options)
        try socket.onEvent { [weak self] event in
            self?.assumeIsolated { _ = $0.events.continuation.yield(event) }
        }
        self.socket = socket
        if reads { resume() }
    }

    func resume() {
        socket?.onReadable { [weak self] in
            self?.assumeIsolated { $0.read() }
        }
    }

    private func read() {
        guard let socket else { return }
        while true {
            do {
                guard let frames = try socket.receive() else { return }
                messages.continuation.yield(frames)
            } catch {
                failures.append(error)
                if error.code == .closed { return }
            }
        }
    }

    func bind(_ endpoint: Endpoint) throws -> Endpoint { try open().bind(endpoint) }

    func connect(_ endpoint: Endpoint) throws { try open().connect(endpoint) }

    func reconnect(_ endpoint: Endpoint) throws { try open().reconnect(endpoint) }

    func subscribe(_ prefix: String) throws { try open().subscribe(prefix) }

    func trySend(_ frames: [Frame]) throws -> SendOutcome { try open().send(frames) }

    /// Sends, waiting for room or a connection as long as it takes.
    func send(_ frames: [Frame]) async throws {
        while try open().send(frames) == .wouldBlock {
            await withCheckedContinuation { continuation in
                socket?.onWritable { continuation.resume() }
            }
        }
    }

    /// The next message.
    nonisolated func next() async throws -> [Frame] {
        var iterator = messages.stream.makeAsyncIterator()
        return try #require(await iterator.next())
    }

    /// Waits until one of `wanted` has happened to a connection.
    @discardableResult
    nonisolated func wait(for wanted: SocketEvent...) async throws -> SocketEvent {
        for await event in events.stream where wanted.contains(event) { return event }
        throw ZeroMQError(.closed, "no such event")
    }

    func close() { socket?.close() }

    private func open() throws -> Socket {
        try #require(socket)
    }
}
