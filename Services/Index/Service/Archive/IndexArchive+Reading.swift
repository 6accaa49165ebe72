package import Foundation
package import GRDB
package import Messages

/// A report as it was stored.
package struct StoredReport: Sendable, Equatable {
    /// The series.
    package let reportId: String
    /// SHA-256 of the original.
    package let documentId: String
    /// Which reading.
    package let revision: Int
    /// The Report's JSON, byte for byte as parse wrote it.
    package let json: Data
}

/// How much the index holds.
package struct IndexCounts: Sendable, Equatable {
    /// Documents, whatever their state.
    package var documents: Int
    /// Reports that are current, which are those that a search finds.
    package var current: Int
    /// Documents whose place another has taken.
    package var superseded: Int
    /// Current reports of which only a first part is searched.
    package var partial: Int
}

extension IndexArchive {
    /// The report that an id means, or nil: a series, a document, or the beginning (at least 6 characters) of one.
    ///
    /// A series gives its current version. A beginning that fits several throws ``IndexError/Code/ambiguous``.
    package func show(_ id: String, in db: Database) throws -> StoredReport? {
        try sequence(of: id, in: db).flatMap { try stored($0, in: db) }
    }

    /// The current report of a document; nil for what is not the whole id of one.
    ///
    /// A series bears the id of its first document, so that one id may mean a document and another report.
    func currentDocument(_ id: String, in db: Database) throws -> StoredReport? {
        let statement = try db.cachedStatement(
            sql: "SELECT sequence FROM report_version WHERE document_id = ? AND state = 'current'")
        return try Int64.fetchOne(statement, arguments: [id]).flatMap { try stored($0, in: db) }
    }

    private func stored(_ sequence: Int64, in db: Database) throws -> StoredReport? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT v.report_id, v.document_id, v.revision, b.json_size, b.json
                FROM report_version v JOIN report_body b USING (sequence) WHERE sequence = ?
                """
        )
        guard let row = try Row.fetchOne(statement, arguments: [sequence]) else { return nil }
        return StoredReport(
            reportId: row[0],
            documentId: row[1],
            revision: row[2],
            json: Data(try Deflate.unpack(row[4], size: row[3]))
        )
    }

    private func sequence(of id: String, in db: Database) throws -> Int64? {
        let exact = try Int64.fetchOne(
            db,
            sql: """
                SELECT sequence FROM report_version WHERE report_id = ?1 AND state = 'current' UNION ALL
                SELECT sequence FROM report_version WHERE document_id = ?1 AND state <> 'replaced' LIMIT 1
                """,
            arguments: [id]
        )
        if let exact { return exact }
        guard id.unicodeScalars.count >= Self.shortestPrefix, id.utf8.count <= 256 else { return nil }
        let rows = try Int64.fetchAll(
            db,
            sql: """
                SELECT sequence FROM (
                    SELECT sequence FROM report_version
                    WHERE report_id >= ?1 AND report_id < ?2 AND state = 'current' LIMIT 2)
                UNION
                SELECT sequence FROM (
                    SELECT sequence FROM report_version
                    WHERE document_id >= ?1 AND document_id < ?2 AND state <> 'replaced' LIMIT 2)
                """,
            arguments: [id, id + "\u{10FFFF}"]
        )
        guard rows.count < 2 else {
            throw IndexError(.ambiguous, "More than one report begins with \(id)", hint: "Give more of the id")
        }
        return rows.first
    }

    private static let shortestPrefix = 6

    /// Where documents stand here; those never seen are left out.
    package func states(of documentIds: [String], in db: Database) throws -> [String: StageState] {
        let statement = try db.cachedStatement(
            sql: "SELECT 1 FROM report_version WHERE document_id = ? LIMIT 1"
        )
        var states: [String: StageState] = [:]
        for id in documentIds where try Int.fetchOne(statement, arguments: [id]) != nil {
            states[id] = StageState(state: "indexed")
        }
        return states
    }

    /// Counts what the index holds.
    package func counts(in db: Database) throws -> IndexCounts {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT sum(state <> 'replaced'), sum(state = 'current'), sum(state = 'superseded'),
                       sum(state = 'current' AND is_partial) FROM report_version
                """
        )
        guard let row else { return IndexCounts(documents: 0, current: 0, superseded: 0, partial: 0) }
        return IndexCounts(
            documents: row[0] ?? 0,
            current: row[1] ?? 0,
            superseded: row[2] ?? 0,
            partial: row[3] ?? 0
        )
    }

    /// What is wrong with the store, in sentences; none when all is well.
    ///
    /// Reads the whole store.
    package func verify(_ db: Database) throws -> [String] {
        var faults = try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
        faults += try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").prefix(20).map {
            "A row of \($0[0] as String) points to nothing"
        }
        faults += try PostingCheck(db: db, cache: cache).faults()
        let checks = [
            (
                "kept versions without a body",
                "SELECT sequence FROM report_version WHERE state <> 'replaced' EXCEPT SELECT sequence FROM report_body"
            ),
            (
                "current versions without a fingerprint",
                "SELECT sequence FROM report_version WHERE state = 'current' EXCEPT SELECT sequence FROM fingerprint"
            ),
            (
                "fingerprints of versions that are not current",
                "SELECT sequence FROM fingerprint EXCEPT SELECT sequence FROM report_version WHERE state = 'current'"
            ),
            (
                "series without a version",
                "SELECT report_id FROM report_series EXCEPT SELECT report_id FROM report_version"
            ),
        ]
        for (what, sql) in checks {
            let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM (\(sql))") ?? 0
            if count > 0 { faults.append("\(count) \(what)") }
        }
        return faults
    }
}
