import CZeroMQ

/// The socket types this system uses.
///
/// Request and reply sockets are left out because they lock up when a peer dies, push and pull because they
/// hand messages to peers that are gone.
package enum SocketKind: String, Sendable, Hashable, CaseIterable {
    case dealer, router, pub, xpub, sub, xsub, pair

    var number: Int32 {
        switch self {
        case .dealer: ZMQ_DEALER
        case .router: ZMQ_ROUTER
        case .pub: ZMQ_PUB
        case .xpub: ZMQ_XPUB
        case .sub: ZMQ_SUB
        case .xsub: ZMQ_XSUB
        case .pair: ZMQ_PAIR
        }
    }
}
