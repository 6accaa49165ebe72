import CZeroMQ

extension Socket {
    /// Waits for peers at `endpoint` and returns the address peers can use, with the port that was chosen.
    ///
    /// A TCP host is `*` or a numeric address of this machine.
    @discardableResult
    package func bind(_ endpoint: Endpoint) throws(ZeroMQError) -> Endpoint {
        let handle = try openHandle()
        try endpoint.validate()
        if case .tcp(let host, _) = endpoint, host != "*", !endpoint.isLiteral {
            throw .endpoint(endpoint.description, "bind to * or to a numeric address")
        }
        try setFamily(for: endpoint, on: handle)
        if zmq_bind(handle, endpoint.description) != 0 { throw .last("bind \(endpoint)") }
        let address = try Self.lastEndpoint(of: handle)
        let actual = Self.actual(endpoint, boundAs: address)
        boundAddresses[actual] = address
        return actual
    }

    /// Connects, now and again whenever the connection is lost.
    ///
    /// A TCP host must be numeric; `Endpoint.resolved()` makes it so.
    package func connect(_ endpoint: Endpoint) throws(ZeroMQError) {
        let handle = try openHandle()
        try endpoint.validate()
        if case .tcp(_, let port) = endpoint, !endpoint.isLiteral || port == 0 {
            throw .endpoint(endpoint.description, "connect to a numeric address and a port (see Endpoint.resolved)")
        }
        try setFamily(for: endpoint, on: handle)
        if zmq_connect(handle, endpoint.description) != 0 { throw .last("connect to \(endpoint)") }
    }

    /// Ends a connection made with `connect`; what is queued for it is dropped.
    package func disconnect(_ endpoint: Endpoint) throws(ZeroMQError) {
        if zmq_disconnect(try openHandle(), endpoint.description) != 0 { throw .last("disconnect from \(endpoint)") }
    }

    /// Connects afresh.
    ///
    /// For clients after `refused` or `handshakeFailed`, when the library gives the endpoint up for good; wait a while
    /// before. What is queued for the endpoint is dropped.
    package func reconnect(_ endpoint: Endpoint) throws(ZeroMQError) {
        // An endpoint that was given up is unknown to the library, which is no reason not to connect.
        _ = zmq_disconnect(try openHandle(), endpoint.description)
        try connect(endpoint)
    }

    /// Stops waiting at an endpoint that `bind` returned, and cuts the peers that came through it.
    package func unbind(_ endpoint: Endpoint) throws(ZeroMQError) {
        let handle = try openHandle()
        let address = boundAddresses.removeValue(forKey: endpoint) ?? endpoint.description
        if zmq_unbind(handle, address) != 0 { throw .last("unbind \(endpoint)") }
    }

    /// Asks for messages whose first frame begins with `prefix`; for sub sockets.
    ///
    /// The prefix has less than 240 bytes: libzmq 4.3.4 sends some longer ones wrongly.
    package func subscribe(_ prefix: some Collection<UInt8>) throws(ZeroMQError) {
        guard prefix.count < 240 else {
            throw ZeroMQError(.invalidOption, "a topic has less than 240 bytes, not \(prefix.count)")
        }
        try setSubscription(ZMQ_SUBSCRIBE, Array(prefix))
    }

    /// Asks for topics that begin with `prefix`; for sub sockets.
    package func subscribe(_ prefix: String) throws(ZeroMQError) {
        try subscribe(prefix.utf8)
    }

    /// Takes one subscription to `prefix` back.
    package func unsubscribe(_ prefix: some Collection<UInt8>) throws(ZeroMQError) {
        try setSubscription(ZMQ_UNSUBSCRIBE, Array(prefix))
    }

    /// Takes one subscription to `prefix` back.
    package func unsubscribe(_ prefix: String) throws(ZeroMQError) {
        try unsubscribe(prefix.utf8)
    }

    private func setSubscription(_ option: Int32, _ prefix: [UInt8]) throws(ZeroMQError) {
        if zmq_setsockopt(try openHandle(), option, prefix, prefix.count) != 0 { throw .last("change a subscription") }
    }

    /// With IPv6 on, the library writes IPv4 literals as mapped IPv6 addresses, which machines without IPv6 lack.
    private func setFamily(for endpoint: Endpoint, on handle: UnsafeMutableRawPointer) throws(ZeroMQError) {
        guard case .tcp(let host, _) = endpoint else { return }
        try handle.setOption(ZMQ_IPV6, to: Int32(options.ipv6 && !Endpoint.isIPv4(host) ? 1 : 0))
    }

    private static func lastEndpoint(of handle: UnsafeMutableRawPointer) throws(ZeroMQError) -> String {
        var text = [UInt8](repeating: 0, count: 1024)
        var length = text.count
        guard zmq_getsockopt(handle, ZMQ_LAST_ENDPOINT, &text, &length) == 0 else { throw .last("read an address") }
        return String(decoding: text.prefix { $0 != 0 }, as: UTF8.self)
    }

    private static func actual(_ endpoint: Endpoint, boundAs address: String) -> Endpoint {
        guard let parsed = Endpoint(address) else { return endpoint }
        if case .tcp(let host, _) = endpoint, case .tcp(_, let port) = parsed { return .tcp(host: host, port: port) }
        return parsed
    }
}
