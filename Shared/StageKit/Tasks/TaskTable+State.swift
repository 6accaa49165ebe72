package import GRDB
package import Messages

extension TaskTable {
    /// Where the task of a document stands: `waiting`, or `failed` or `dropped` with the last error; nil when there is
    /// none.
    package static func state(of documentId: String, in db: Database) throws -> StageState? {
        guard let row = try TaskRow.fetch("subject = ? LIMIT 1", [documentId], in: db).first else { return nil }
        return switch row.state {
        case "dead": StageState(state: "failed", reason: row.errorList.last)
        case "dropped": StageState(state: "dropped", reason: row.errorList.last)
        default: StageState(state: "waiting")
        }
    }

    /// Whether nothing waits for a worker or is with one.
    package static func isIdle(in db: Database) throws -> Bool {
        try Int.fetchOne(db.cachedStatement(sql: "SELECT 1 FROM task WHERE state IN ('ready', 'leased') LIMIT 1"))
            == nil
    }
}
