internal import Foundation
package import GRDB
package import Messages

extension IndexArchive {
    private struct Known {
        let sequence: Int64
        let reportId: String
        let documentId: String
        let revision: Int
        let state: String
        let supersededBy: Int64?

        init(_ row: Row) {
            sequence = row[0]
            reportId = row[1]
            documentId = row[2]
            revision = row[3]
            state = row[4]
            supersededBy = row[5]
        }
    }

    /// Stores a prepared report; the same reading again changes nothing.
    ///
    /// A higher revision takes the place of the lower ones of its document; another document of the same series takes
    /// the place of the one that is current, whose postings leave the search. A report that is malformed throws and
    /// changes nothing only if the caller rolls back.
    package func commit(_ entry: IndexEntry, at now: Timestamp, in db: Database) throws -> CommitOutcome {
        let record = entry.record
        let json = try entry.packedJSON()
        let own = try latest(of: record.documentId, in: db)
        if let own, own.revision >= record.revision { return .unchanged(sequence: own.sequence) }
        let sequence = try nextSequence(in: db)
        // A newer reading of a document that another has superseded must not push that one out again.
        let successor = own.flatMap {
            $0.state == "superseded" && $0.reportId == record.reportId ? $0.supersededBy : nil
        }
        var previous: Known?
        if let own {
            try retire(own, as: "replaced", for: sequence, in: db)
            previous = own
        }
        if successor == nil, let current = try current(in: record.reportId, db: db) {
            try retire(current, as: "superseded", for: sequence, in: db)
            previous = current
        }
        try db.cachedStatement(sql: "INSERT OR IGNORE INTO report_series (report_id, first_seen) VALUES (?, ?)")
            .execute(arguments: [record.reportId, now.milliseconds])
        try insert(record, sequence: sequence, successor: successor, at: now, in: db)
        try db.cachedStatement(
            sql: "INSERT INTO report_body (sequence, json_size, json) VALUES (?, ?, ?)"
        )
        .execute(arguments: [sequence, record.parts.json, json])
        guard successor == nil else { return .archived(sequence: sequence) }
        try learnDivision(of: record, in: db)
        try post(entry, sequence: sequence, in: db)
        guard let previous else { return .indexed(sequence: sequence) }
        return .superseded(sequence: sequence, documentId: previous.documentId, revision: previous.revision)
    }

    private func latest(of documentId: String, in db: Database) throws -> Known? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT sequence, report_id, document_id, revision, state, superseded_by FROM report_version
                WHERE document_id = ? ORDER BY revision DESC LIMIT 1
                """
        )
        return try Row.fetchOne(statement, arguments: [documentId]).map(Known.init)
    }

    private func current(in reportId: String, db: Database) throws -> Known? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT sequence, report_id, document_id, revision, state, superseded_by FROM report_version
                WHERE report_id = ? AND state = 'current'
                """
        )
        return try Row.fetchOne(statement, arguments: [reportId]).map(Known.init)
    }

    /// Takes a version out of the search; a replaced reading loses its body, since the newer one says the same.
    private func retire(_ known: Known, as state: String, for sequence: Int64, in db: Database) throws {
        if known.state == "current" { try removePostings(of: known.sequence, in: db) }
        try db.cachedStatement(sql: "UPDATE report_version SET state = ?, superseded_by = ? WHERE sequence = ?")
            .execute(arguments: [state, sequence, known.sequence])
        guard state == "replaced" else { return }
        try db.cachedStatement(sql: "DELETE FROM report_body WHERE sequence = ?").execute(arguments: [known.sequence])
    }

    private func insert(
        _ record: IndexRecord,
        sequence: Int64,
        successor: Int64?,
        at now: Timestamp,
        in db: Database
    ) throws {
        let tags = String(decoding: try JSONEncoder().encode(record.tags), as: UTF8.self)
        try db.cachedStatement(
            sql: """
                INSERT INTO report_version (sequence, report_id, document_id, revision, state, superseded_by, kind,
                    title, agency_key, agency, agency_level, agency_kind, division, report_year, date_written,
                    date_published, file_name, tags, reader, text_length, is_partial, indexed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        )
        .execute(arguments: [
            sequence, record.reportId, record.documentId, record.revision,
            successor == nil ? "current" : "superseded", successor, record.kind, record.title, record.agencyKey,
            record.agency, record.agencyLevel, record.agencyKind, record.division, record.reportYear,
            record.dateWritten, record.datePublished, record.fileName, tags, record.reader, record.textLength,
            record.parts.isPartial, now.milliseconds,
        ])
    }
}
