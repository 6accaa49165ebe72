/// When a failed task is tried again: exponential back-off with full jitter (AWS Architecture Blog, "Exponential
/// Backoff And Jitter").
package struct Backoff: Sendable, Equatable {
    /// The longest wait after the first failure.
    package var base: Duration
    /// The longest wait ever.
    package var limit: Duration

    package init(base: Duration = .milliseconds(500), limit: Duration = .seconds(60)) {
        self.base = base
        self.limit = limit
    }

    /// The wait after the given failed attempt (from 1), drawn evenly between nothing and the exponential bound.
    package func delay(afterAttempt attempt: Int, using random: inout some RandomNumberGenerator) -> Duration {
        let doublings = min(max(0, attempt - 1), 30)
        let bound = min(limit.milliseconds, base.milliseconds << Int64(doublings))
        return .milliseconds(Int64.random(in: 0...max(1, bound), using: &random))
    }
}
