package import Links

/// When the next transaction may begin: a token bucket.
///
/// A few changes are committed the moment they come. Under steady load a commit waits for its turn, a few
/// milliseconds, in which more changes gather: the fsync and the wake-ups of a transaction cost the same for one change
/// and for a hundred.
package struct CommitPace: Sendable {
    /// Transactions that may follow one another without a pause.
    package static let burst = 16.0
    /// The time in which one more may.
    package static let interval: Duration = .milliseconds(5)

    private var tokens = burst
    private var filled: Instant?

    package init() {}

    /// How long to wait before the next transaction.
    package mutating func wait(at now: Instant) -> Duration {
        fill(at: now)
        return tokens >= 1 ? .zero : Self.interval * (1 - tokens)
    }

    /// Counts a transaction.
    package mutating func noteCommit(at now: Instant) {
        fill(at: now)
        tokens = max(0, tokens - 1)
    }

    private mutating func fill(at now: Instant) {
        let past = filled.map { now - $0 } ?? .zero
        filled = now
        tokens = min(Self.burst, tokens + past / Self.interval)
    }
}
