import Foundation
import GRDB
import Links
import Messages
package import StageKit

/// The report that this stage keeps of a document: the last reading of it.
struct KeptReport {
    let documentId: String
    let reportId: String
    let revision: Int
    let body: ContentHash
    /// The outbox's number that it was handed on under last.
    let sequence: Int64
    /// JSON of a ``ParsedReport``; nil where an older version wrote the row.
    let payload: String?
    /// See ``ReaderIdentity/line``; nil where an older version wrote the row, or the worker did not tell.
    let reader: String?

    private static let columns = "document_id, report_id, revision, body, sequence, payload, reader"

    private init?(_ row: Row) {
        guard let body = ContentHash(bytes: row[3] as Data) else { return nil }
        (documentId, reportId, revision) = (row[0], row[1], row[2])
        self.body = body
        (sequence, payload, reader) = (row[4], row[5], row[6])
    }

    /// That of a document; nil where there is none.
    static func find(_ documentId: String, in db: Database) throws -> KeptReport? {
        let statement = try db.cachedStatement(
            sql: "SELECT \(columns) FROM reading WHERE document_id = ? AND sequence IS NOT NULL")
        return try Row.fetchOne(statement, arguments: [documentId]).flatMap(KeptReport.init)
    }

    /// The first one that was handed on under a greater number.
    static func next(after sequence: Int64, in db: Database) throws -> KeptReport? {
        let statement = try db.cachedStatement(
            sql: "SELECT \(columns) FROM reading WHERE sequence > ? ORDER BY sequence LIMIT 1")
        return try Row.fetchOne(statement, arguments: [sequence]).flatMap(KeptReport.init)
    }

    /// Those of its series that came after it, in their order.
    func successors(in db: Database) throws -> [KeptReport] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT \(Self.columns) FROM reading WHERE report_id = ?1 AND report_id <> document_id AND sequence > ?2
                UNION ALL
                SELECT \(Self.columns) FROM reading WHERE document_id = ?1 AND report_id = ?1 AND sequence > ?2
                ORDER BY sequence
                """)
        return try Row.fetchAll(statement, arguments: [reportId, sequence]).compactMap(KeptReport.init)
    }

    /// The item that hands it on.
    func item(as topic: String, blobs: BlobStore, in db: Database) throws -> OutgoingItem {
        if let payload {
            return try OutgoingItem(
                topic: topic, subject: documentId, trace: nil, json: Data(payload.utf8), content: body)
        }
        // The tags were not kept then.
        let report = try JSONDecoder().decode(Report.self, from: try json(blobs, in: db))
        return try OutgoingItem(
            topic: topic, subject: documentId, trace: nil,
            payload: ParsedReport(summary: ReportSummary(of: report), tags: []), content: body)
    }

    /// Which reader made it.
    func identity(_ blobs: BlobStore, in db: Database) throws -> ReaderIdentity {
        if let parts = reader?.split(separator: " ", maxSplits: 1).map(String.init), parts.count == 2 {
            return ReaderIdentity(version: parts[0], lexicon: parts[1])
        }
        struct Stated: Decodable { var reader: ReaderIdentity }
        let members = try JSONMembers.select(["reader"], of: try json(blobs, in: db))
        return try JSONDecoder().decode(Stated.self, from: members).reader
    }

    private func json(_ blobs: BlobStore, in db: Database) throws -> Data {
        var json = Data()
        try blobs.open(body, in: db).forEachPiece { json += $0 }
        return json
    }

    /// Lets reports go that newer readings have replaced and that nobody is handed any more; whether more may be left.
    static func releaseReplaced(in db: Database) throws -> Bool {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT sequence, body FROM replaced_body r
                WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE seq = r.sequence) ORDER BY sequence LIMIT 100
                """)
        for row in rows {
            if let hash = ContentHash(bytes: row[1] as Data) { try BlobStore.release(hash, in: db) }
            try db.execute(sql: "DELETE FROM replaced_body WHERE sequence = ?", arguments: [row[0] as Int64])
        }
        return rows.count == 100
    }
}

extension RecordFeed {
    /// The current reports, for further indexes.
    package static let reports = RecordFeed(
        topic: HandoffTopic.record, admits: IndexCopy.isName,
        next: { sequence, blobs, db in
            try KeptReport.next(after: sequence, in: db).map { report in
                Record(seq: report.sequence, item: try report.item(as: HandoffTopic.record, blobs: blobs, in: db))
            }
        },
        count: { sequence, db in
            let statement = try db.cachedStatement(sql: "SELECT count(*) FROM reading WHERE sequence > ?")
            return try Int64.fetchOne(statement, arguments: [sequence]) ?? 0
        })
}
