import GRDB
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

    /// Tries letters again from the beginning, or drops them for good.
    ///
    /// Returns how many there were.
    package func act(_ action: FailedAction) async throws -> Int64 {
        let blobs = store.blobs
        return try await store.committer.commit { db in
            let rows = try TaskRow.fetch("state = 'dead' AND subject GLOB ?", [Self.pattern(action.id)], in: db)
            for row in rows {
                if action.action == "drop" {
                    try db.execute(sql: "DELETE FROM task WHERE id = ?", arguments: [row.id])
                    if let content = row.contentHash { try blobs.release(content, in: db) }
                } else {
                    try db.execute(
                        sql: "UPDATE task SET state = 'ready', attempt = 0, not_before = 0, changed = ? WHERE id = ?",
                        arguments: [Timestamp.now.milliseconds, row.id])
                }
            }
            return Int64(rows.count)
        }
    }

    /// Ids are hex and names without wild cards; anything else, also an empty one, finds nothing rather than too much.
    private static func pattern(_ id: String?) -> String {
        guard let id else { return "*" }
        let isID = !id.isEmpty && id.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
        return isID ? id + "*" : ""
    }
}
