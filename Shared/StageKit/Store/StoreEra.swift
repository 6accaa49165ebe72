import Foundation
import GRDB
import Links

/// The eras of a store: see ``Lineage``.
enum StoreEra {
    static let schema = """
        CREATE TABLE era (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            id     TEXT NOT NULL UNIQUE,
            began  INTEGER NOT NULL -- the newest sequence of the outbox then
        ) STRICT;
        """

    /// Begins an era, in the transaction that opens the store.
    static func begin(in db: Database) throws {
        let id = UUID().uuidString.lowercased().filter { $0 != "-" }
        try db.execute(
            sql: "INSERT INTO era (id, began) VALUES (?, ?)",
            arguments: [String(id.prefix(16)), try Outbox.head(in: db)])
        try db.execute(
            sql: "DELETE FROM era WHERE number <= (SELECT max(number) FROM era) - ?", arguments: [Lineage.limit])
    }

    /// What is told a consumer.
    static func lineage(acked: Int64, in db: Database) throws -> Lineage {
        let eras = try Row.fetchAll(db, sql: "SELECT id, began FROM era ORDER BY number").map {
            Lineage.Era(id: $0[0], began: $0[1])
        }
        return Lineage(eras: eras, head: try Outbox.head(in: db), acked: acked)
    }
}
