internal import Foundation
package import GRDB

extension IndexArchive {
    /// Puts a current version into the search and among those that are compared.
    func post(_ entry: IndexEntry, sequence: Int64, in db: Database) throws {
        let record = entry.record
        try PostingTail(db: db, cache: cache).add(
            try entry.vector(), of: sequence, date: DayNumber.of(record.datePublished ?? record.dateWritten),
            year: UInt16(clamping: record.reportYear ?? 0))
        try StoredFingerprints(db: db).add(try entry.fingerprint(), of: sequence)
    }

    /// Remembers the names of a division, for those who ask by name.
    func learnDivision(of record: IndexRecord, in db: Database) throws {
        guard let code = record.division, let path = record.divisionPath, !path.isEmpty else { return }
        try db.cachedStatement(sql: "INSERT OR IGNORE INTO division_path (code, path) VALUES (?, ?)")
            .execute(arguments: [code, String(decoding: try JSONEncoder().encode(path), as: UTF8.self)])
    }

    /// Takes a version out of the search and of those that are compared.
    func removePostings(of sequence: Int64, in db: Database) throws {
        try StoredFingerprints(db: db).remove(sequence)
        guard try !PostingTail(db: db, cache: cache).remove(sequence) else { return }
        try PostingBlocks(db: db).retire(sequence)
    }

    /// Puts a kept version back into the search, under a sequence of its own: what its old one had posted may be gone.
    func restorePostings(of sequence: Int64, in db: Database) throws -> Int64 {
        let statement = try db.cachedStatement(
            sql: """
                SELECT json_size, json, tags FROM report_body JOIN report_version USING (sequence) WHERE sequence = ?
                """)
        guard let row = try Row.fetchOne(statement, arguments: [sequence]) else {
            throw IndexError(
                .corrupt, "Version \(sequence) has no body", hint: "Run guidang verify, and restore the index's store")
        }
        let entry = try IndexEntry(
            reportJSON: try Deflate.unpackData(row[1], size: row[0]), tags: try IndexRecord.tags(row[2]))
        let new = try nextSequence(in: db)
        try db.execute(sql: "PRAGMA defer_foreign_keys = ON")
        try db.execute(sql: "UPDATE report_version SET sequence = ? WHERE sequence = ?", arguments: [new, sequence])
        try db.execute(sql: "UPDATE report_body SET sequence = ? WHERE sequence = ?", arguments: [new, sequence])
        try db.execute(
            sql: "UPDATE report_version SET superseded_by = ? WHERE superseded_by = ?", arguments: [new, sequence])
        try db.execute(sql: "UPDATE sqlite_sequence SET seq = ? WHERE name = 'report_version'", arguments: [new])
        try post(entry, sequence: new, in: db)
        return new
    }

    /// The sequence that the next version gets; none is ever used again.
    func nextSequence(in db: Database) throws -> Int64 {
        let statement = try db.cachedStatement(sql: "SELECT seq FROM sqlite_sequence WHERE name = 'report_version'")
        return (try Int64.fetchOne(statement) ?? 0) + 1
    }

    /// Does a little of what makes searches fast: flushes the tail, merges segments; false when nothing is left to do.
    ///
    /// About `bytes` of rows are written. Each commit does some of it, so that it keeps pace; an idle index does the rest.
    ///
    /// - Parameter isIdle: Whether nothing else is to be done: then a shorter tail is flushed too, as each search looks through
    ///   all of it.
    package func tidy(bytes: Int, isIdle: Bool = false, in db: Database) throws -> Bool {
        try upkeep.step(bytes: bytes, isIdle: isIdle, in: db)
    }

    /// Three times what one report of 12 KB adds and what is merged of it: more reports never outrun it.
    package static let tidiedWithEach = 160_000
}
