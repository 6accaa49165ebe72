package import Foundation
package import GRDB
package import Messages

extension IndexArchive {
    /// A page of current reports in the order of their document ids, with the JSON of each.
    ///
    /// Works on a reading connection, whose snapshot it answers from.
    package func page(_ query: ReportsQuery, in db: Database) throws -> (answer: ReportsAnswer, bodies: [Data]) {
        var answer = ReportsAnswer(entries: [], next: nil, snapshot: try snapshot(in: db))
        let limit = min(max(1, query.limit), Self.reportsInPage)
        let chosen = try query.documentIds.map { ids in
            String(decoding: try JSONEncoder().encode(ids.filter { $0 > query.after }), as: UTF8.self)
        }
        let rows = try Row.fetchCursor(
            try db.cachedStatement(sql: chosen == nil ? Self.pageOfAll : Self.pageOfChosen),
            arguments: [query.after, limit + 1] + StatementArguments(chosen.map { [$0] } ?? []))
        var bodies: [Data] = []
        var bytes = 0
        while let row = try rows.next() {
            guard bodies.isEmpty || bodies.count < limit && bytes < Self.bytesInPage else {
                answer.next = answer.entries.last?.documentId
                break
            }
            let json = Data(try Deflate.unpack(row[2], size: row[1]))
            bytes += json.count
            bodies.append(json)
            answer.entries.append(ReportsAnswer.Entry(documentId: row[0], tags: try IndexRecord.tags(row[3])))
        }
        return (answer, bodies)
    }

    /// The newest reading and how many reports are current: what adding, replacing and removing change.
    private func snapshot(in db: Database) throws -> String {
        let row = try Row.fetchOne(
            try db.cachedStatement(
                sql: """
                    SELECT (SELECT seq FROM sqlite_sequence WHERE name = 'report_version'),
                        (SELECT count(*) FROM report_version WHERE state = 'current')
                    """))
        return "\(row?[0] as Int64? ?? 0)-\(row?[1] as Int64? ?? 0)"
    }

    private static let reportsInPage = 500
    /// Of JSON, as far as one report is not more.
    private static let bytesInPage = 4 << 20

    private static let pageColumns = """
        SELECT v.document_id, b.json_size, b.json, v.tags
        FROM report_version v JOIN report_body b USING (sequence) WHERE v.state = 'current'
        """
    private static let pageOfAll =
        pageColumns + " AND v.document_id > ?1 ORDER BY v.document_id LIMIT ?2"
    private static let pageOfChosen =
        pageColumns
        + " AND v.document_id > ?1 AND v.document_id IN (SELECT value FROM json_each(?3))"
        + " ORDER BY v.document_id LIMIT ?2"
}
