package import GRDB
package import Messages

extension TaskTable {
    /// Where the task of a document, or the item that did not become one, stands: `waiting`, or `failed` or `dropped` with the last error; nil when there is
    /// none.
    package static func state(of documentId: String, in db: Database) throws -> StageState? {
        if let row = try TaskRow.fetch("subject = ? LIMIT 1", [documentId], in: db).first {
            return ended(row.state, row.errorList) ?? StageState(state: "waiting")
        }
        return try AsideItem.fetch("subject = ? ORDER BY id DESC LIMIT 1", [documentId], in: db).first.flatMap {
            ended($0.state, $0.errorList)
        }
    }

    private static func ended(_ state: String, _ errors: [String]) -> StageState? {
        switch state {
        case "dead": StageState(state: "failed", reason: errors.last)
        case "dropped": StageState(state: "dropped", reason: errors.last)
        default: nil
        }
    }

    /// Whether nothing waits for a worker or is with one.
    package static func isIdle(in db: Database) throws -> Bool {
        try Int.fetchOne(db.cachedStatement(sql: "SELECT 1 FROM task WHERE state IN ('ready', 'leased') LIMIT 1"))
            == nil
    }

    /// Whether the task whose product is being committed is the only one: no other waits for a worker or is with one.
    package static func isLast(in db: Database) throws -> Bool {
        let second = try db.cachedStatement(
            sql: "SELECT 1 FROM task WHERE state IN ('ready', 'leased') LIMIT 1 OFFSET 1")
        return try Int.fetchOne(second) == nil
    }
}
