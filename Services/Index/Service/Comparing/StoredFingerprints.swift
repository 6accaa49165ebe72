internal import Foundation
internal import GRDB
internal import Messages
internal import ReportAnalysis

/// Keeps the fingerprints of current reports, in the caller's transaction.
struct StoredFingerprints {
    /// The caller's transaction.
    let db: Database

    /// Keeps what a worker made of a report that is current now.
    func add(_ bytes: Data, of sequence: Int64) throws {
        let fingerprint = try Fingerprint(decoding: bytes)
        try db.cachedStatement(sql: "INSERT INTO fingerprint (sequence, bytes) VALUES (?, ?)")
            .execute(arguments: [sequence, bytes])
        try sample(fingerprint, of: sequence) { sentence, agency in
            try db.cachedStatement(
                sql: """
                    INSERT INTO fingerprint_sample (sentence, agency, reports) VALUES (?, ?, 1)
                    ON CONFLICT (sentence, agency) DO UPDATE SET reports = reports + 1
                    """
            ).execute(arguments: [sentence, agency])
        }
    }

    /// Forgets a report that is about to be current no more.
    func remove(_ sequence: Int64) throws {
        let kept = try db.cachedStatement(sql: "SELECT bytes FROM fingerprint WHERE sequence = ?")
        guard let bytes = try Data.fetchOne(kept, arguments: [sequence]) else { return }
        let fingerprint = try Fingerprint(decoding: bytes)
        try sample(fingerprint, of: sequence) { sentence, agency in
            try db.cachedStatement(
                sql: "DELETE FROM fingerprint_sample WHERE sentence = ? AND agency = ? AND reports = 1"
            ).execute(arguments: [sentence, agency])
            try db.cachedStatement(
                sql: "UPDATE fingerprint_sample SET reports = reports - 1 WHERE sentence = ? AND agency = ?"
                    + " AND reports > 1 AND changes() = 0"
            ).execute(arguments: [sentence, agency])
        }
        try db.cachedStatement(sql: "DELETE FROM fingerprint WHERE sequence = ?").execute(arguments: [sequence])
    }

    private func sample(
        _ fingerprint: Fingerprint, of sequence: Int64, _ count: (Int64, Int64) throws -> Void
    ) throws {
        let whose = try db.cachedStatement(
            sql: "SELECT document_id, agency_key FROM report_version WHERE sequence = ?")
        guard let row = try Row.fetchOne(whose, arguments: [sequence]),
            SentenceSample.holds(documentId: row[0])
        else { return }
        let agency = Int64(bitPattern: SentenceSample.agency(row[1]))
        for sentence in Set(fingerprint.sentences) { try count(Int64(bitPattern: sentence), agency) }
    }
}
