extension ZAPAuthenticator {
    /// Proves that the server at `endpoint` refuses strangers, by connecting with a throw-away key.
    ///
    /// Returns only after an explicit refusal, which only a CURVE server with a working authenticator gives. Throws
    /// `authentication` when the stranger was let in, or was not clearly refused in time.
    package static func selfTest(
        of endpoint: Endpoint,
        serverKey: String,
        on reactor: Reactor,
        timeout: Duration = .seconds(5)
    ) async throws(ZeroMQError) {
        let stranger = try CurveKeyPair.generate()
        var options = SocketOptions()
        options.curve = .client(
            publicKey: stranger.publicKey,
            secretKey: stranger.secretKey,
            serverKey: serverKey
        )
        var target = endpoint
        if case .tcp("*", let port) = endpoint { target = .tcp(host: "127.0.0.1", port: port) }
        switch try await HandshakeProbe(on: reactor).run(target, options: options, timeout: timeout) {
        case .refused:
            return
        case .handshakeSucceeded:
            throw ZeroMQError(
                .authentication,
                "the server at \(endpoint) let a stranger in",
                hint: "Stop it, and check that its authenticator runs"
            )
        default:
            throw ZeroMQError(
                .authentication,
                "the server at \(endpoint) did not clearly refuse a stranger",
                hint: "Check its address, its public key and that it uses CURVE"
            )
        }
    }
}

/// Connects once and tells how the handshake ended.
private actor HandshakeProbe {
    nonisolated let reactor: Reactor
    private var socket: Socket?
    private var waiter: CheckedContinuation<SocketEvent?, Never>?

    nonisolated var unownedExecutor: UnownedSerialExecutor {
        reactor.asUnownedSerialExecutor()
    }

    init(on reactor: Reactor) {
        self.reactor = reactor
    }

    /// The deciding event, or nil after `timeout`.
    func run(_ endpoint: Endpoint, options: SocketOptions, timeout: Duration) async throws(ZeroMQError) -> SocketEvent?
    {
        let socket = try Socket(.dealer, on: reactor, options: options)
        self.socket = socket
        defer { socket.close() }
        try socket.onEvent { [weak self] event in
            self?.assumeIsolated { $0.note(event) }
        }
        try socket.connect(endpoint)
        let timer = reactor.schedule(after: timeout) { [weak self] in
            self?.assumeIsolated { $0.finish(nil) }
        }
        defer { reactor.cancel(timer) }
        return await withCheckedContinuation { waiter = $0 }
    }

    private func note(_ event: SocketEvent) {
        switch event {
        case .refused, .handshakeSucceeded, .handshakeFailed: finish(event)
        case .connected, .accepted, .disconnected, .retrying: break
        }
    }

    private func finish(_ event: SocketEvent?) {
        waiter?.resume(returning: event)
        waiter = nil
    }
}
