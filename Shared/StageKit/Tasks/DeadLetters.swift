import GRDB
import Links
package import Messages

/// The tasks that were set aside after their attempts: shown, tried again, or dropped by a person.
package struct DeadLetters: Sendable {
    private let store: Store

    package init(store: Store) { self.store = store }

    /// Those whose document id begins with `id`, oldest first.
    package func list(_ query: FailedQuery) async throws -> FailedAnswer {
        let stage = store.stage
        return try await store.pool.read { db in
            let rows = try TaskRow.fetch(
                "state = 'dead' AND subject GLOB ? ORDER BY changed, id LIMIT ?",
                [Self.pattern(query.id), min(max(query.limit, 0), 1000)], in: db)
            let total = try Int64.fetchOne(
                db, sql: "SELECT count(*) FROM task WHERE state = 'dead' AND subject GLOB ?",
                arguments: [Self.pattern(query.id)])
            let letters = rows.map { row in
                DeadLetter(
                    stage: stage, documentId: row.subject, fileName: Self.fileName(in: row.payload),
                    attempts: row.attempt, errors: row.errorList, time: Timestamp(milliseconds: row.changed))
            }
            return FailedAnswer(letters: letters, total: total ?? 0)
        }
    }

    /// Tries letters again from the beginning, or drops them.
    ///
    /// What was dropped stays with its body, as the end that its document came to; it is tried again when it is named.
    /// Returns how many there were; an action that names none is an error.
    package func act(_ action: FailedAction) async throws -> Int64 {
        let selection = try FailedSelection(action)
        let isDrop = action.action == "drop"
        let states = isDrop || selection == .all ? "state = 'dead'" : "state IN ('dead', 'dropped')"
        let change = isDrop ? "state = 'dropped'" : "state = 'ready', attempt = 0, not_before = 0"
        let count = try await store.committer.commit { db in
            try db.execute(
                sql: "UPDATE task SET \(change), changed = ? WHERE \(states) AND subject GLOB ?",
                arguments: [Timestamp.now.milliseconds, Self.pattern(selection.prefix)])
            return Int64(db.changesCount)
        }
        try selection.checkFound(count)
        return count
    }

    /// What is no beginning of an id, also an empty one, finds nothing rather than too much.
    private static func pattern(_ id: String?) -> String {
        guard let id else { return "*" }
        return FailedSelection.isBeginning(id) ? id + "*" : ""
    }
}
