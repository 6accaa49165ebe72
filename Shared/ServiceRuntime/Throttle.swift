import Synchronization

/// Lets a message through once in an interval.
final class Throttle: Sendable {
    private let last = Mutex<[String: ContinuousClock.Instant]>([:])
    private let interval: Duration

    init(interval: Duration) { self.interval = interval }

    func admits(_ message: String) -> Bool {
        let now = ContinuousClock.now
        return last.withLock { last in
            if let before = last[message], now - before < interval { return false }
            if last.count > 100 { last = [:] }
            last[message] = now
            return true
        }
    }
}
