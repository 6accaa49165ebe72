import GRDB
import Links
import Synchronization

/// How much more a stage wants to hold: what waits for its workers and what waits for the heads behind it both count,
/// so that a slow stage holds back the ones before it, down to the inbox.
package final class Backlog: Sendable {
    /// Counting costs more the more there is, so one count serves for a while; what comes meanwhile is bounded by the
    /// window of the links.
    private static let patience: Duration = .milliseconds(50)

    private let store: Store
    private let target: Int64
    private let retention: Outbox.Retention
    private let counted = Mutex<(held: Int64, at: Instant)?>(nil)

    package init(store: Store, target: Int64, retention: Outbox.Retention) {
        self.store = store
        self.target = target
        self.retention = retention
    }

    nonisolated(nonsending) func room() async -> Int64 {
        let now = Instant.now
        if let last = counted.withLock({ $0 }), now - last.at < Self.patience { return max(0, target - last.held) }
        // A store that can't be read can't take anything either.
        let held = (try? await store.read { [retention] in try Self.count(retention, in: $0) }) ?? target
        counted.withLock { $0 = (held, now) }
        return max(0, target - held)
    }

    private static func count(_ retention: Outbox.Retention, in db: Database) throws -> Int64 {
        let tasks =
            try Int64.fetchOne(
                db.cachedStatement(sql: "SELECT count(*) FROM task WHERE state IN ('ready', 'leased')")) ?? 0
        guard retention == .untilSettled else { return tasks }
        return max(tasks, try Outbox.count(in: db))
    }
}
