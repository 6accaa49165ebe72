internal import Foundation
package import GRDB

extension IndexArchive {
    /// Removes every reading of a document; true when there was one.
    ///
    /// Where it was current, the newest other document of its series is current again.
    package func remove(documentId: String, in db: Database) throws -> Bool {
        let rows = try Row.fetchAll(
            db,
            sql: "SELECT sequence, report_id, state FROM report_version WHERE document_id = ?",
            arguments: [documentId]
        )
        for row in rows where row[2] == "current" { try removePostings(of: row[0], in: db) }
        // Versions that pointed here point to what this one pointed to, or are free to come back.
        for row in rows {
            let sequence: Int64 = row[0]
            try db.execute(
                sql: """
                    UPDATE report_version SET superseded_by = coalesce(
                        (SELECT superseded_by FROM report_version WHERE sequence = ?1), sequence)
                    WHERE superseded_by = ?1
                    """,
                arguments: [sequence]
            )
            try db.execute(sql: "DELETE FROM report_version WHERE sequence = ?", arguments: [sequence])
        }
        for reportId in Set(rows.map { $0[1] as String }) { try promote(in: reportId, db: db) }
        return !rows.isEmpty
    }

    private func promote(in reportId: String, db: Database) throws {
        let isEmpty = try Int.fetchOne(
            db,
            sql: "SELECT 1 FROM report_version WHERE report_id = ? AND state = 'current'",
            arguments: [reportId]
        )
        guard isEmpty == nil else { return }
        let newest = try Int64.fetchOne(
            db,
            sql: "SELECT max(sequence) FROM report_version WHERE report_id = ? AND state = 'superseded'",
            arguments: [reportId]
        )
        guard let newest else {
            try db.execute(
                sql: """
                    DELETE FROM report_series WHERE report_id = ?1
                        AND NOT EXISTS (SELECT 1 FROM report_version WHERE report_id = ?1)
                    """,
                arguments: [reportId]
            )
            return
        }
        try db.execute(
            sql: "UPDATE report_version SET state = 'current', superseded_by = NULL WHERE sequence = ?",
            arguments: [newest]
        )
        let restored = try restorePostings(of: newest, in: db)
        try db.execute(
            sql: """
                UPDATE report_version SET superseded_by = ?1
                WHERE report_id = ?2 AND superseded_by = sequence
                """,
            arguments: [restored, reportId]
        )
    }
}
