internal import GRDB

/// The rows of a table between two of its integer keys.
struct RowRange {
    /// The table, and the column that is its integer key.
    let table: String
    let key: String
    /// The keys.
    let keys: ClosedRange<Int64>

    /// Takes out the first rows; true while there may be more.
    ///
    /// The key of the last one is looked for first: SQLite then deletes as it goes, and keeps no list of what to delete.
    func delete(_ count: Int, in db: Database) throws -> Bool {
        let nth = try db.cachedStatement(
            sql: "SELECT \(key) FROM \(table) WHERE \(key) BETWEEN ? AND ? ORDER BY \(key) LIMIT 1 OFFSET ?")
        let last = try Int64.fetchOne(nth, arguments: [keys.lowerBound, keys.upperBound, count - 1])
        try db.cachedStatement(sql: "DELETE FROM \(table) WHERE \(key) BETWEEN ? AND ?")
            .execute(arguments: [keys.lowerBound, last ?? keys.upperBound])
        return last != nil
    }
}
