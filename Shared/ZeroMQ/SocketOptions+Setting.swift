import CZeroMQ

extension SocketOptions {
    /// Gives `socket` these settings; called before it binds or connects.
    func set(on socket: UnsafeMutableRawPointer, kind: SocketKind) throws(ZeroMQError) {
        guard maxParts > 0, heartbeatTTL <= .seconds(60) else {
            throw ZeroMQError(.invalidOption, "a socket needs at least 1 part and a heartbeat TTL up to 60 s")
        }
        var settings: [(Int32, Int)] = [
            (ZMQ_LINGER, 0),
            (ZMQ_SNDHWM, sendHighWater),
            (ZMQ_RCVHWM, receiveHighWater),
            (ZMQ_HEARTBEAT_IVL, heartbeatInterval.wholeMilliseconds),
            (ZMQ_HEARTBEAT_TIMEOUT, heartbeatTimeout.wholeMilliseconds),
            (ZMQ_HEARTBEAT_TTL, heartbeatTTL.wholeMilliseconds),
            (ZMQ_HANDSHAKE_IVL, handshakeTimeout.wholeMilliseconds),
            (ZMQ_CONNECT_TIMEOUT, connectTimeout.wholeMilliseconds),
            (ZMQ_BACKLOG, backlog),
            (ZMQ_RECONNECT_IVL, reconnectInterval.wholeMilliseconds),
            (ZMQ_RECONNECT_IVL_MAX, maxReconnectInterval.wholeMilliseconds),
            (ZMQ_IMMEDIATE, immediate ? 1 : 0),
            (ZMQ_TCP_KEEPALIVE, tcpKeepalive ? 1 : 0),
        ]
        if kind == .router { settings.append((ZMQ_ROUTER_MANDATORY, routerMandatory ? 1 : 0)) }
        if kind == .xpub { settings.append((ZMQ_XPUB_VERBOSE, xpubVerbose ? 1 : 0)) }
        for (option, value) in settings {
            guard let number = Int32(exactly: value) else {
                throw ZeroMQError(.invalidOption, "the socket setting \(value) is too large")
            }
            try socket.setOption(option, to: number)
        }
        try socket.setOption(ZMQ_MAXMSGSIZE, to: Int64(maxFrameBytes))
        try socket.setOption(ZMQ_AFFINITY, to: affinity)
        if let curve { try curve.set(on: socket) }
    }
}

extension CurveRole {
    fileprivate func set(on socket: UnsafeMutableRawPointer) throws(ZeroMQError) {
        try Library.requireCurve()
        switch self {
        case .server(let secretKey, let zapDomain):
            guard !zapDomain.isEmpty, zapDomain.utf8.count <= 255 else {
                throw ZeroMQError(.invalidOption, "an encrypted server needs a domain of 1 to 255 bytes")
            }
            try socket.setOption(ZMQ_CURVE_SERVER, to: Int32(1))
            try socket.setKey(ZMQ_CURVE_SECRETKEY, to: secretKey)
            try socket.setText(ZMQ_ZAP_DOMAIN, to: zapDomain)
            // Without it, a server whose authenticator is missing lets every key in.
            try socket.setOption(GUIDANG_ZMQ_ZAP_ENFORCE_DOMAIN, to: Int32(1))
        case .client(let publicKey, let secretKey, let serverKey):
            try socket.setKey(ZMQ_CURVE_SERVERKEY, to: serverKey)
            try socket.setKey(ZMQ_CURVE_PUBLICKEY, to: publicKey)
            try socket.setKey(ZMQ_CURVE_SECRETKEY, to: secretKey)
        }
    }
}

extension UnsafeMutableRawPointer {
    func setOption(_ option: Int32, to value: some FixedWidthInteger) throws(ZeroMQError) {
        var value = value
        let status = zmq_setsockopt(self, option, &value, MemoryLayout.size(ofValue: value))
        if status != 0 { throw .last("set option \(option) of a socket to \(value)") }
    }

    func setText(_ option: Int32, to text: String) throws(ZeroMQError) {
        let bytes = Array(text.utf8)
        if zmq_setsockopt(self, option, bytes, bytes.count) != 0 { throw .last("set option \(option) of a socket") }
    }

    fileprivate func setKey(_ option: Int32, to key: String) throws(ZeroMQError) {
        try CurveKeyPair.validate(key: key)
        try setText(option, to: key)
    }
}

extension Duration {
    /// Milliseconds, rounded up, so that a wait never ends early.
    var wholeMilliseconds: Int {
        let (seconds, attoseconds) = components
        let milliseconds = (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
        let (product, overflow) = seconds.multipliedReportingOverflow(by: 1000)
        return overflow ? (seconds > 0 ? .max : .min) : Int(product.addingReportingOverflow(milliseconds).partialValue)
    }
}
