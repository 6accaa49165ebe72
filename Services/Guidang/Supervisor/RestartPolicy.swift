/// When a service that ended is started again: exponential back-off with full jitter.
package struct RestartPolicy: Sendable {
    /// The longest wait after the first failure.
    package var base: Duration = .milliseconds(500)

    /// The longest wait after any failure.
    package var cap: Duration = .seconds(30)

    /// A service that ran for this long is healthy, and its failures are forgotten.
    package var healthy: Duration = .seconds(60)

    /// How long services may drain before they are killed.
    package var grace: Duration = .seconds(60)

    package init() {}

    /// The wait after this many failures in a row.
    ///
    /// - Parameter jitter: From 0 up to 1; the wait is this part of the longest one.
    package func delay(afterFailures failures: Int, jitter: Double) -> Duration {
        var longest = base
        for _ in 1..<max(failures, 1) where longest < cap { longest *= 2 }
        return min(longest, cap) * min(max(jitter, 0), 1)
    }
}
