import Synchronization

/// The public keys that may connect, each with the name of its node, for each domain.
///
/// A domain is what a server calls its list of keys, so that a key good for one endpoint opens no other. Safe to read
/// and change from any thread. A change is seen by the next handshake; peers already connected stay, so whoever
/// serves them asks `name(of:in:)` for each message.
package final class AllowList: Sendable {
    private let domains = Mutex<[String: [String: String]]>([:])

    package init() {}

    /// Lets exactly these keys (Z85 text) into `domain`, with their names; throws `invalidKey`.
    package func set(_ names: [String: String], in domain: String) throws(ZeroMQError) {
        for key in names.keys { try CurveKeyPair.validate(key: key) }
        domains.withLock { $0[domain] = names }
    }

    /// Lets one more key in; throws `invalidKey`.
    package func add(_ publicKey: String, name: String, to domain: String) throws(ZeroMQError) {
        try CurveKeyPair.validate(key: publicKey)
        domains.withLock { $0[domain, default: [:]][publicKey] = name }
    }

    /// Takes a key out of `domain`.
    package func remove(_ publicKey: String, from domain: String) {
        domains.withLock { _ = $0[domain]?.removeValue(forKey: publicKey) }
    }

    /// The name of the node with this key (the peer's user id), or nil if it is not, or no longer, allowed.
    package func name(of publicKey: String, in domain: String) -> String? {
        domains.withLock { $0[domain]?[publicKey] }
    }
}
