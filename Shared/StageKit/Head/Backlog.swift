import GRDB
import Links

/// How much more a stage wants to hold: what waits for its workers and what waits for the heads behind it both count,
/// so that a slow stage holds back the ones before it, down to the inbox.
struct Backlog: Sendable {
    let store: Store
    let target: Int64
    let retention: Outbox.Retention

    func room() async -> Int64 {
        let held = try? await store.pool.read { db in
            let tasks =
                try Int64.fetchOne(db.cachedStatement(sql: "SELECT count(*) FROM task WHERE state <> 'dead'")) ?? 0
            guard retention == .untilSettled else { return tasks }
            let outgoing = try Int64.fetchOne(db.cachedStatement(sql: "SELECT count(*) FROM outbox")) ?? 0
            return max(tasks, outgoing)
        }
        // A store that can't be read can't take anything either.
        return max(0, target - (held ?? target))
    }
}
