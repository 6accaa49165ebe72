/// How a socket behaves; the defaults are the ones every link of the system uses, each with its reason.
///
/// There is no linger setting: sockets close at once (linger 0), because anything else can keep a process from
/// ending. Whoever needs the last messages delivered waits for their acks before closing.
package struct SocketOptions: Sendable {
    /// Messages queued towards a peer before `send` answers `wouldBlock`; twice the credit a link gives, so that
    /// credit, not this, is what holds a sender back.
    package var sendHighWater = 1000
    /// Messages queued from a peer before TCP holds it back; twice the credit, as above.
    package var receiveHighWater = 1000
    /// The largest single frame in bytes.
    ///
    /// A peer that announces a larger one is cut off; without a limit the
    /// announcement alone reserves the memory. Larger bodies go in chunks, as a frame slower than the heartbeat
    /// time-out would cut the link again and again.
    package var maxFrameBytes = 1 << 20
    /// The most parts of one message; the library counts none, and an endless message is one in memory.
    package var maxParts = 16
    /// How often the library pings.
    ///
    /// It finds half-open connections that TCP would hold for hours.
    package var heartbeatInterval: Duration = .seconds(2)
    /// Silence after which a connection is dropped: three missed pings.
    package var heartbeatTimeout: Duration = .seconds(6)
    /// What the peer is told to use as its time-out; at most 60 s, as more overflows the field on the wire.
    package var heartbeatTTL: Duration = .seconds(6)
    /// How long a peer may take to authenticate; a slow stranger costs a descriptor no longer than this.
    package var handshakeTimeout: Duration = .seconds(5)
    /// How long one attempt to connect may take.
    ///
    /// The system's own patience grows to minutes, and a healed network
    /// would stay unnoticed for that long.
    package var connectTimeout: Duration = .seconds(5)
    /// Connections waiting to be accepted; all peers come back at once after a restart.
    package var backlog = 1024
    /// The wait before connecting again; random per process, as the library spreads too little and a restarted
    /// head would meet all its peers in the same instant.
    package var reconnectInterval: Duration = Self.processReconnectInterval
    /// The longest wait before connecting again; bounds the time to recover after a network is back.
    package var maxReconnectInterval: Duration = .seconds(5)
    /// Makes a router say `unreachable` or `wouldBlock`; it would silently drop the message otherwise.
    package var routerMandatory = true
    /// Queues only towards connected peers; messages for an absent peer would wait unseen otherwise.
    package var immediate = true
    /// Lets `*` and IPv6 literals use IPv6; machines without it fall back to IPv4 by themselves.
    package var ipv6 = true
    /// Asks the system to probe silent connections; a second line behind the heartbeat.
    package var tcpKeepalive = true
    /// Tells an xpub of every subscription, repeated ones too, rather than only the first for a topic.
    package var xpubVerbose = false
    /// The encryption and authentication of TCP links; nil on local ones, where file permissions guard.
    package var curve: CurveRole?
    /// A bit mask of the library's threads that may serve this socket, 0 for any; bulk transfers get their own so
    /// that heartbeats of other links do not wait behind them.
    package var affinity: UInt64 = 0

    package init() {}

    /// The default reconnect wait of this process, drawn once between 200 and 400 ms.
    package static let processReconnectInterval: Duration = .milliseconds(Int.random(in: 200...400))
}
