package import Foundation
package import Links
package import Messages
package import ZeroMQ

/// Where a head lives and what it holds its peers to.
package struct HeadConfiguration: Sendable {
    /// The archive's folder.
    package var home: URL
    /// Where the durable links are served; several may be named.
    package var links: [Endpoint]
    package var bulk: [Endpoint]
    package var query: [Endpoint]
    /// notify only: where live events are published.
    package var events: [Endpoint]
    /// Where the heads before this one serve.
    package var upstreams: [StageName: Endpoint]
    package var beat: Duration
    package var lease: Duration
    /// The longest that a task may be at work.
    package var cap: Duration
    package var policy: TaskPolicy
    /// Items and bytes under way on one link.
    package var window: Credit
    /// Items that the stage wants to hold at the most; beyond them it grants no credit.
    package var backlog: Int64
    /// Workers inside the head.
    package var workers: Int
    package var curve: CurveSettings?

    package init(
        home: URL, links: [Endpoint], bulk: [Endpoint], query: [Endpoint], events: [Endpoint] = [],
        upstreams: [StageName: Endpoint], beat: Duration = .seconds(2), lease: Duration = .seconds(30),
        cap: Duration = .seconds(600), policy: TaskPolicy = TaskPolicy(),
        window: Credit = Credit(items: 512, bytes: 16 << 20), backlog: Int64 = 2000, workers: Int = 1,
        curve: CurveSettings? = nil
    ) {
        self.home = home
        self.links = links
        self.bulk = bulk
        self.query = query
        self.events = events
        self.upstreams = upstreams
        self.beat = beat
        self.lease = lease
        self.cap = cap
        self.policy = policy
        self.window = window
        self.backlog = backlog
        self.workers = workers
        self.curve = curve
    }
}

/// The keys of this node, and whom it lets in.
///
/// Needed as soon as an endpoint is `tcp://`.
package struct CurveSettings: Sendable {
    package var keys: CurveKeyPair
    /// The public keys (Z85) that may connect, with the name of each.
    package var allowed: [String: String]
    /// The public key of the node that upstream endpoints belong to.
    package var server: String?

    package init(keys: CurveKeyPair, allowed: [String: String], server: String?) {
        self.keys = keys
        self.allowed = allowed
        self.server = server
    }
}
