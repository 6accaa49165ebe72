/// Answers the library's question, for each new encrypted connection, whether its key may come in.
///
/// It is started before the first CURVE server of the process, which refuses to start without it. Should it ever
/// stop, new peers are refused. A peer's user id is its public key as Z85 text, so that a key taken off the list
/// can be told from a new one of the same node.
package actor ZAPAuthenticator {
    package nonisolated let reactor: Reactor
    /// The keys that may come in; change it at any time.
    package nonisolated let allowList: AllowList
    private var socket: Socket?

    /// How many connections were let in and refused so far.
    package private(set) var accepted = 0
    package private(set) var refused = 0

    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        reactor.asUnownedSerialExecutor()
    }

    package init(on reactor: Reactor, allowList: AllowList) {
        self.reactor = reactor
        self.allowList = allowList
    }

    /// Begins to answer; throws `addressInUse` when the context has an authenticator already.
    package func start() throws(ZeroMQError) {
        guard socket == nil else { return }
        var options = SocketOptions()
        // The library's questions come from sockets that vanish with a dropped handshake.
        options.routerMandatory = false
        let socket = try Socket(.router, on: reactor, options: options)
        socket.onReadable { [weak self] in
            self?.assumeIsolated { $0.answer() }
        }
        try socket.bind(.inproc("zeromq.zap.01"))
        self.socket = socket
        reactor.context.hasAuthenticator = true
    }

    /// Stops answering; from here on every new encrypted connection is refused.
    package func stop() {
        guard let socket else { return }
        reactor.context.hasAuthenticator = false
        socket.close()
        self.socket = nil
    }

    private func answer() {
        guard let socket else { return }
        // What cannot be read or answered is a handshake that fails, which is the safe side.
        while let frames = try? socket.receive() {
            guard let request = ZAPRequest(frames) else { continue }
            let userID = request.publicKey.flatMap { key in
                allowList.name(of: key, in: request.domain) == nil ? nil : key
            }
            if userID == nil { refused += 1 } else { accepted += 1 }
            _ = try? socket.send(request.reply(userID: userID))
        }
    }
}
