package import GRDB

/// The index's store: reports with their versions, and the postings of those that are current.
///
/// It holds nothing itself; every call works in the caller's transaction, writers on the head's one connection.
package struct IndexArchive: Sendable {
    /// Makes the archive's calls.
    package init() {}

    /// Makes tables, views and the full-text index in an empty store, in the caller's transaction.
    package static func migrate(_ db: Database) throws {
        try db.execute(sql: schema)
        for (option, value) in fullTextOptions {
            try db.execute(
                sql: "INSERT INTO report_text(report_text, rank) VALUES (?, ?)",
                arguments: [option, value]
            )
        }
    }

    /// Merges a little of the full-text index; false when there is nothing left to merge.
    ///
    /// For idle moments: fewer segments make faster searches. Roughly `pages` pages of 4 KB are written. Levels with
    /// fewer than four segments stay as they are: merging the whole for every report that comes would never end.
    package func merge(pages: Int, in db: Database) throws -> Bool {
        let before = db.totalChangesCount
        try db.cachedStatement(sql: "INSERT INTO report_text(report_text, rank) VALUES ('merge', ?)")
            .execute(arguments: [max(1, min(pages, 10_000))])
        // https://sqlite.org/fts5.html#the_merge_command: a difference below 2 means that nothing was done.
        return db.totalChangesCount - before >= 2
    }

    /// Measured on 10,000 reports in group commits of 32; each commit writes one segment.
    private static let fullTextOptions = [("automerge", 16), ("crisismerge", 64), ("hashsize", 8 << 20)]
}
