import GRDB
import Links
import Messages

extension TaskTable {
    /// The longest that a task can be backing off.
    ///
    /// A `not_before` further away means that somebody set the clock back: such a task is ready.
    private static let horizon: Int64 = 3_600_000

    /// Ready tasks in the order in which they came, those that can wait behind all others; `huge` nil means of any size.
    static func ready(suspect: Bool, huge: Bool?, limit: Int, now: Int64, in db: Database) throws -> [TaskRow] {
        guard limit > 0 else { return [] }
        let sizes = huge.map { $0 ? "huge = 1" : "huge = 0" } ?? "huge IN (0, 1)"
        return try TaskRow.fetch(
            "state = 'ready' AND suspect = \(suspect ? 1 : 0) AND \(sizes) "
                + "AND (not_before <= ? OR not_before > ?) ORDER BY later, id LIMIT ?",
            [now, now + horizon, limit], in: db)
    }

    static func countReadySuspects(now: Int64, in db: Database) throws -> Int {
        try Int.fetchOne(
            db, sql: "SELECT count(*) FROM task WHERE state = 'ready' AND suspect = 1 AND not_before <= ?",
            arguments: [now]) ?? 0
    }

    /// How long until the next task has backed off.
    static func nextReady(now: Int64, in db: Database) throws -> Duration? {
        try Int64.fetchOne(
            db, sql: "SELECT min(not_before) FROM task WHERE state = 'ready' AND not_before > ?", arguments: [now]
        ).map { .milliseconds($0 - now) }
    }
}
