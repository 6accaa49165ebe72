/// What became of a message handed to `Socket.send`.
package enum SendOutcome: Sendable, Hashable {
    /// The whole message is queued; that says nothing about its arrival.
    case sent
    /// Nothing was queued: no peer is connected, or the queue to the peer is full.
    case wouldBlock
    /// Nothing was queued: the routing id names no connected peer.
    case unreachable
}
