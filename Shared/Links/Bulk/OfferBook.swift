/// The products that workers hold ready for a head, and over which connection each is fetched.
///
/// Bounded, so that a peer that offers without end fills nobody's memory.
struct OfferBook {
    /// A worker offers twice a second: longer silence means that it is gone.
    static let patience = Duration.seconds(10)
    /// A worker has no more results than slots.
    static let mostOfOne = Hello.slotRange.upperBound
    static let most = 8192

    private struct Offer {
        var route: [UInt8]
        var heard: Instant
    }

    private var offers: [String: Offer] = [:]
    private var counts: [[UInt8]: Int] = [:]

    /// How many there are.
    var count: Int { offers.count }

    /// The connection over which a body was offered last.
    func route(of sha256: String) -> [UInt8]? { offers[sha256]?.route }

    /// Notes an offer; one too many is `busy`, and comes again by itself.
    mutating func note(_ sha256: String, from route: [UInt8], at now: Instant) throws(LinkError) {
        if offers[sha256]?.route != route {
            guard counts[route] ?? 0 < Self.mostOfOne, offers.count < Self.most else {
                throw LinkError(.busy, "too many products are offered at a time; offer it again later")
            }
            remove(sha256)
            counts[route, default: 0] += 1
        }
        offers[sha256] = Offer(route: route, heard: now)
    }

    /// Forgets an offer.
    mutating func remove(_ sha256: String) {
        guard let route = offers.removeValue(forKey: sha256)?.route, let count = counts[route] else { return }
        counts[route] = count > 1 ? count - 1 : nil
    }

    /// Forgets the offers of workers that are silent, but for those in `needed`.
    mutating func prune(at now: Instant, keeping needed: (String) -> Bool) {
        for (sha256, offer) in offers where now - offer.heard >= Self.patience && !needed(sha256) { remove(sha256) }
    }
}
