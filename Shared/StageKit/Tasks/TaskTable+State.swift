package import GRDB
package import Messages

extension TaskTable {
    /// Where the task of a document stands: `waiting`, or `failed` with the last error; nil when there is none.
    package static func state(of documentId: String, in db: Database) throws -> StageState? {
        guard let row = try TaskRow.fetch("subject = ? LIMIT 1", [documentId], in: db).first else { return nil }
        return row.state == "dead"
            ? StageState(state: "failed", reason: row.errorList.last) : StageState(state: "waiting")
    }

    /// Whether nothing waits for a worker or is with one.
    package static func isIdle(in db: Database) throws -> Bool {
        try Int.fetchOne(db.cachedStatement(sql: "SELECT 1 FROM task WHERE state <> 'dead' LIMIT 1")) == nil
    }
}
