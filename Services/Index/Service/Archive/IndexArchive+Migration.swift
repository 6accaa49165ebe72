internal import Foundation
internal import GRDB

extension IndexArchive {
    /// Makes the tables of the posting lists; ``postAnew(_:)`` fills them.
    static func migrateToPostings(_ db: Database) throws {
        try db.execute(sql: PostingSchema.sql)
        try db.execute(sql: "DROP TABLE report_text")
        try db.execute(sql: "ALTER TABLE report_body DROP COLUMN form")
        try db.execute(sql: "ALTER TABLE report_body DROP COLUMN form_size")
    }

    /// Makes the posting lists and fingerprints of all current reports, in the place of those that an older version wrote.
    static func postAnew(_ db: Database) throws {
        try db.execute(sql: "DROP TABLE IF EXISTS fingerprint_band")
        try db.execute(sql: PostingSchema.tailOrder)
        try migrateToParts(db)
        for table in [
            "posting", "posting_segment", "posting_block", "posting_tail", "fingerprint", "fingerprint_sample",
        ] {
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
            try archive.post(entry, sequence: row[0], in: db)
            while try archive.tidy(bytes: tidiedWithEach, in: db) {}
        }
    }

    /// Makes room for the parts of long lists, and for samples; an idle index fills both.
    static func migrateToParts(_ db: Database) throws {
        guard try !db.tableExists("posting_part") else { return }
        try db.execute(sql: PostingSchema.addingParts)
    }

    /// Makes the tables of fingerprints; ``postAnew(_:)`` fills them.
    static func migrateToFingerprints(_ db: Database) throws { try db.execute(sql: FingerprintSchema.sql) }
}
