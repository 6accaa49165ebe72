package import Links

/// How a stage treats its tasks.
package struct TaskPolicy: Sendable, Equatable {
    /// Tries before a task becomes a dead letter.
    package var attempts: Int
    package var backoff: Backoff
    /// Bytes from which a task counts as huge: huge ones may hold half of the slots at the most.
    package var hugeFrom: Int64

    package init(attempts: Int = 5, backoff: Backoff = Backoff(), hugeFrom: Int64 = 8 << 20) {
        self.attempts = attempts
        self.backoff = backoff
        self.hugeFrom = hugeFrom
    }
}
