package import ZeroMQ

/// The PUB socket of notify: a fast hint; whoever misses one reads the log.
package actor EventPublisher {
    private let reactor: Reactor
    /// Made on the reactor, once the actor is.
    private var socket: Socket?
    private var head: Int64 = 0
    private var timer: Reactor.Timer?
    private var isClosed = false

    package nonisolated var unownedExecutor: UnownedSerialExecutor { reactor.asUnownedSerialExecutor() }

    /// Makes the socket.
    package init(on reactor: Reactor, options: SocketOptions) async throws {
        self.reactor = reactor
        socket = try Socket(.pub, on: reactor, options: options)
    }

    /// Opens an endpoint.
    ///
    /// Returns where it really listens.
    @discardableResult
    package func bind(_ endpoint: Endpoint) throws -> Endpoint { try socket?.bind(endpoint) ?? endpoint }

    /// Publishes one logged event: topic, header, metadata, event.
    package func publish(type: String, live: Live, event: Frame) {
        guard !isClosed, let message = try? LinkMessage(.live, live, bodies: [event], flags: LinkHeader.mayIgnore)
        else { return }
        head = max(head, live.seq)
        _ = try? socket?.send([Frame(Array(type.utf8))] + message.frames)
    }

    /// Begins to say each second how far the log has come, so that a subscriber notices that it missed the last one.
    package func start(head: Int64) {
        self.head = max(self.head, head)
        beat()
    }

    /// Closes.
    package func stop() {
        isClosed = true
        if let timer { reactor.cancel(timer) }
        socket?.close()
    }

    private func beat() {
        guard !isClosed else { return }
        if let message = try? LinkMessage(.liveBeat, Live(seq: head, prev: head), flags: LinkHeader.mayIgnore) {
            _ = try? socket?.send([Frame(Array("beat".utf8))] + message.frames)
        }
        timer = reactor.schedule(after: .seconds(1)) { [weak self] in self?.assumeIsolated { $0.beat() } }
    }
}
