import CZeroMQ

/// Something that happened to one connection of a socket.
package enum SocketEvent: Sendable, Hashable {
    /// The transport is connected; the peer is not authenticated yet.
    case connected
    /// A bound socket took a connection; the peer is not authenticated yet.
    case accepted
    /// The peer is let in, and messages flow from here on.
    case handshakeSucceeded
    /// The server's authenticator refused the client, which both learn; 400 stands for a key that is not listed.
    ///
    /// The client does not try again by itself, not even when its key is listed later: see `Socket.reconnect(_:)`.
    case refused(status: Int)
    /// The handshake failed in another way: other keys, no encryption, other protocol, or cut off.
    ///
    /// A client that could not agree with the server does not try again by itself: see `Socket.reconnect(_:)`.
    case handshakeFailed
    /// The connection is lost.
    case disconnected
    /// Connecting did not work and is tried again later.
    case retrying

    static let mask =
        ZMQ_EVENT_CONNECTED | ZMQ_EVENT_ACCEPTED | ZMQ_EVENT_HANDSHAKE_SUCCEEDED | ZMQ_EVENT_HANDSHAKE_FAILED_AUTH
        | ZMQ_EVENT_HANDSHAKE_FAILED_PROTOCOL | ZMQ_EVENT_HANDSHAKE_FAILED_NO_DETAIL | ZMQ_EVENT_DISCONNECTED
        | ZMQ_EVENT_CONNECT_RETRIED

    /// Reads the first frame of a monitor message: event u16 and value u32, in the machine's byte order.
    init?(_ frame: Frame) {
        guard frame.count >= 6 else { return nil }
        let (number, value) = frame.withUnsafeBytes { bytes in
            (bytes.loadUnaligned(as: UInt16.self), bytes.loadUnaligned(fromByteOffset: 2, as: UInt32.self))
        }
        switch Int32(number) {
        case ZMQ_EVENT_CONNECTED: self = .connected
        case ZMQ_EVENT_ACCEPTED: self = .accepted
        case ZMQ_EVENT_HANDSHAKE_SUCCEEDED: self = .handshakeSucceeded
        case ZMQ_EVENT_HANDSHAKE_FAILED_AUTH: self = .refused(status: Int(value))
        case ZMQ_EVENT_HANDSHAKE_FAILED_PROTOCOL, ZMQ_EVENT_HANDSHAKE_FAILED_NO_DETAIL: self = .handshakeFailed
        case ZMQ_EVENT_DISCONNECTED: self = .disconnected
        case ZMQ_EVENT_CONNECT_RETRIED: self = .retrying
        default: return nil
        }
    }
}
