import Links
import Testing
import ZeroMQ

/// A socket without any manners: sends whatever frames it is given, and keeps the messages that come.
actor RawPeer {
    nonisolated let reactor: Reactor
    private var socket: Socket?
    private nonisolated let messages = AsyncStream<LinkMessage>.makeStream()
    private var keeps = true
    private(set) var received = 0

    nonisolated var unownedExecutor: UnownedSerialExecutor { reactor.asUnownedSerialExecutor() }

    init(on reactor: Reactor, to endpoint: Endpoint, keeps: Bool = true) async throws {
        self.reactor = reactor
        self.keeps = keeps
        var options = SocketOptions()
        options.maxParts = 2000
        socket = try Socket(.dealer, on: reactor, options: options)
        try socket?.connect(endpoint)
        open()
    }

    private func open() {
        socket?.onReadable { [weak self] in self?.assumeIsolated { $0.read() } }
    }

    private func read() {
        while let frames = try? socket?.receive() {
            received += 1
            guard let message = try? LinkMessage(frames: frames) else { continue }
            if keeps || message.type == .welcome || message.type == .refuse || message.type == .answer {
                messages.continuation.yield(message)
            }
        }
    }

    /// Sends, waiting for room or a connection as long as it takes.
    func send(_ frames: [Frame]) async throws {
        while true {
            guard let outcome = try socket?.send(frames) else { return }
            guard outcome == .wouldBlock else { return }
            await withCheckedContinuation { continuation in socket?.onWritable { continuation.resume() } }
        }
    }

    func send(_ message: LinkMessage) async throws { try await send(message.frames) }

    /// The next message of a type; others are passed over.
    nonisolated func next(_ types: FrameType...) async throws -> LinkMessage {
        for await message in messages.stream {
            if let type = message.type, types.contains(type) { return message }
        }
        throw LinkError(.timeout, "the peer was closed")
    }

    /// Says HELLO and gives the session.
    nonisolated func greet(_ hello: Hello) async throws -> UInt64 {
        try await send(try LinkMessage(.hello, hello))
        let answer = try await next(.welcome, .refuse)
        let welcome = try answer.read(Welcome.self)
        return try #require(UInt64(welcome.session))
    }

    func close() {
        socket?.close()
        messages.continuation.finish()
    }
}
