internal import Foundation
internal import GRDB
internal import ReportAnalysis

extension IndexArchive {
    /// Makes the tables of the posting lists; ``postAnew(_:)`` fills them.
    static func migrateToPostings(_ db: Database) throws {
        try db.execute(sql: PostingSchema.sql)
        try db.execute(sql: "DROP TABLE report_text")
        try db.execute(sql: "ALTER TABLE report_body DROP COLUMN form")
        try db.execute(sql: "ALTER TABLE report_body DROP COLUMN form_size")
    }

    /// Makes the posting lists of all current reports, in the place of those that an older version wrote.
    static func postAnew(_ db: Database) throws {
        for table in ["posting", "posting_segment", "posting_block", "posting_tail"] {
            try db.execute(sql: "DELETE FROM \(table)")
        }
        let archive = IndexArchive()
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT sequence, json_size, json, tags FROM report_version JOIN report_body USING (sequence)
                WHERE state = 'current' ORDER BY sequence
                """)
        while let row = try rows.next() {
            let entry = try IndexEntry(
                reportJSON: try Deflate.unpackData(row[2], size: row[1]), tags: try IndexRecord.tags(row[3]))
            try archive.learnDivision(of: entry.record, in: db)
            try archive.postVector(try entry.vector(), of: entry.record, sequence: row[0], in: db)
            while try archive.tidy(bytes: tidiedWithEach, in: db) {}
        }
    }

    /// Makes the fingerprints, of all current reports where the store has some.
    static func migrateToFingerprints(_ db: Database) throws {
        try db.execute(sql: FingerprintSchema.sql)
        let rows = try Row.fetchCursor(db, sql: "SELECT sequence FROM report_version WHERE state = 'current'")
        let fingerprints = StoredFingerprints(db: db)
        while let row = try rows.next() {
            guard let sentences = try fingerprints.sentences(row[0]) else { continue }
            try fingerprints.add(Data(Fingerprint(sentences).encoded), of: row[0])
        }
    }
}
