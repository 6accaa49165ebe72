/// Waits for what gives no signal: another process's lock, its end, its socket.
package enum Polling {
    /// Asks every 50 ms until the answer is yes, or the time is over, or the task is cancelled.
    ///
    /// - Returns: The last answer.
    package static func until(_ limit: Duration, _ condition: () async -> Bool) async -> Bool {
        let end = ContinuousClock.now + limit
        while true {
            if await condition() { return true }
            guard ContinuousClock.now < end, (try? await Task.sleep(for: .milliseconds(50))) != nil else {
                return false
            }
        }
    }
}
