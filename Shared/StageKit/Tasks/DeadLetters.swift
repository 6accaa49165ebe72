import GRDB
import Links
package import Messages
import Synchronization

/// What was set aside: tasks after their attempts, and items from the stage before that could not be taken in; shown,
/// tried again, or dropped by a person.
package final class DeadLetters: Sendable {
    /// Tries an item again that came from a stage before; true if it is taken in now.
    typealias Retrier = @Sendable (AsideItem) async throws -> Bool

    private let store: Store
    private let retriers = Mutex<[String: Retrier]>([:])

    package init(store: Store) { self.store = store }

    /// Says how items of a stage before are tried again.
    func onRetry(of upstream: StageName, _ retry: @escaping Retrier) {
        retriers.withLock { $0[upstream.rawValue] = retry }
    }

    /// Those whose document id begins with `id`, oldest first.
    package func list(_ query: FailedQuery) async throws -> FailedAnswer {
        let stage = store.stage
        let limit = min(max(query.limit, 0), 1000)
        return try await store.pool.read { db in
            let arguments: StatementArguments = [Self.pattern(query.id), limit]
            let dead = "state = 'dead' AND subject GLOB ? ORDER BY changed, id LIMIT ?"
            let letters =
                try TaskRow.fetch(dead, arguments, in: db).map { row in
                    DeadLetter(
                        stage: stage, documentId: row.subject, fileName: Self.fileName(in: row.payload),
                        attempts: row.attempt, errors: row.errorList, time: Timestamp(milliseconds: row.changed))
                }
                + AsideItem.fetch(dead, arguments, in: db).map { item in
                    DeadLetter(
                        stage: stage, documentId: item.subject, fileName: Self.fileName(in: item.payload),
                        attempts: item.attempts, errors: item.errorList, time: Timestamp(milliseconds: item.changed))
                }
            var total: Int64 = 0
            for table in ["task", "aside"] {
                total +=
                    try Int64.fetchOne(
                        db, sql: "SELECT count(*) FROM \(table) WHERE state = 'dead' AND subject GLOB ?",
                        arguments: [Self.pattern(query.id)]) ?? 0
            }
            let oldest = letters.sorted { $0.time.milliseconds < $1.time.milliseconds }.prefix(limit)
            return FailedAnswer(letters: Array(oldest), total: total)
        }
    }

    /// Tries letters again from the beginning, or drops them.
    ///
    /// What was dropped stays with its body, as the end that its document came to; it is tried again when it is named.
    /// Returns how many there were; an action that names none is an error.
    package func act(_ action: FailedAction) async throws -> Int64 {
        let selection = try FailedSelection(action)
        let count = try await act(action.action, on: selection)
        try selection.checkFound(count)
        return count
    }

    /// Does it to what is selected, of which there may be nothing.
    package func act(_ action: String, on selection: FailedSelection) async throws -> Int64 {
        let pattern = Self.pattern(selection.prefix)
        let isDrop = action == "drop"
        let states = isDrop || selection == .all ? "state = 'dead'" : "state IN ('dead', 'dropped')"
        let change = isDrop ? "state = 'dropped'" : "state = 'ready', attempt = 0, not_before = 0"
        let (tasks, items) = try await store.committer.commit { db in
            let items = try AsideItem.fetch("\(states) AND subject GLOB ? ORDER BY id", [pattern], in: db)
            let arguments: StatementArguments = [Timestamp.now.milliseconds, pattern]
            if isDrop {
                try db.execute(
                    sql: "UPDATE aside SET \(change), changed = ? WHERE \(states) AND subject GLOB ?",
                    arguments: arguments)
            }
            try db.execute(
                sql: "UPDATE task SET \(change), changed = ? WHERE \(states) AND subject GLOB ?", arguments: arguments)
            return (db.changesCount, items)
        }
        if !isDrop {
            // One that fails again stays, and says why.
            for item in items { _ = try await retriers.withLock({ $0[item.upstream] })?(item) }
        }
        return Int64(tasks + items.count)
    }

    /// What is no beginning of an id, also an empty one, finds nothing rather than too much.
    private static func pattern(_ id: String?) -> String {
        guard let id else { return "*" }
        return FailedSelection.isBeginning(id) ? id + "*" : ""
    }
}
