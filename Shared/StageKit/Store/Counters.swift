package import GRDB

/// What a stage has counted since its store began; kept in the transactions that do what is counted.
package enum Counter: String, Sendable, CaseIterable {
    /// Items accepted under a new key.
    case accepted
    /// Tasks done, rejections included.
    case done
    /// Documents rejected.
    case rejected
}

extension Counter {
    /// Adds to the count.
    package func add(_ number: Int = 1, in db: Database) throws {
        let statement = try db.cachedStatement(
            sql: "INSERT INTO counter VALUES (?, ?) ON CONFLICT DO UPDATE SET value = value + excluded.value")
        try statement.execute(arguments: [rawValue, number])
    }

    /// The count.
    package func value(in db: Database) throws -> Int64 {
        try Int64.fetchOne(db, sql: "SELECT value FROM counter WHERE name = ?", arguments: [rawValue]) ?? 0
    }
}
