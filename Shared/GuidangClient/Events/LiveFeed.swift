import Links
import ZeroMQ

/// The SUB socket: live events as they come, and a sign now and then when nothing comes.
actor LiveFeed {
    enum Signal: Sendable {
        case event(Live, Frame)
        case beat(head: Int64)
        /// Nothing was heard for a while: the log may have grown unheard.
        case silence
    }

    private static let patience: Duration = .seconds(3)

    private let reactor: Reactor
    /// Made on the reactor, once the actor is.
    private var socket: Socket?
    private let sink: AsyncStream<Signal>.Continuation
    /// Signals in order; the oldest are dropped when nobody reads, which the cursor sees as a gap.
    nonisolated let signals: AsyncStream<Signal>
    private var heard = false
    private var isClosed = false

    nonisolated var unownedExecutor: UnownedSerialExecutor { reactor.asUnownedSerialExecutor() }

    /// Connects and subscribes; no topics means all.
    init(on reactor: Reactor, to endpoint: Endpoint, options: SocketOptions, topics: [String]) async throws {
        self.reactor = reactor
        (signals, sink) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1024))
        let socket = try Socket(.sub, on: reactor, options: options)
        self.socket = socket
        for topic in topics.isEmpty ? [""] : topics + ["beat"] { try socket.subscribe(topic) }
        try socket.connect(endpoint)
        start()
    }

    private func start() {
        socket?.onReadable { [weak self] in self?.assumeIsolated { $0.drain() } }
        watch()
    }

    /// Closes; the signals end.
    func close() {
        isClosed = true
        sink.finish()
        socket?.close()
    }

    private func watch() {
        _ = reactor.schedule(after: Self.patience) { [weak self] in
            self?.assumeIsolated { feed in
                guard !feed.isClosed else { return }
                if !feed.heard { feed.sink.yield(.silence) }
                feed.heard = false
                feed.watch()
            }
        }
    }

    private func drain() {
        for _ in 0..<256 {
            guard !isClosed, let frames = try? socket?.receive() else { return }
            guard let message = try? LinkMessage(frames: frames.dropFirst()), let live = try? message.read(Live.self)
            else { continue }
            heard = true
            switch message.type {
            case .live: if let event = message.bodies.first { sink.yield(.event(live, event)) }
            case .liveBeat: sink.yield(.beat(head: live.seq))
            default: continue
            }
        }
    }
}
