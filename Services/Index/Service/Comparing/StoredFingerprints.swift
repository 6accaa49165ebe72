internal import Foundation
internal import GRDB
internal import Messages
internal import ReportAnalysis

/// The fingerprints of current reports, in the caller's transaction.
struct StoredFingerprints: FingerprintIndex {
    /// The caller's transaction or snapshot.
    let db: Database

    /// Keeps what a worker made of a report that is current now.
    func add(_ bytes: Data, of sequence: Int64) throws {
        let fingerprint = try Fingerprint(decoding: bytes)
        try db.cachedStatement(sql: "INSERT INTO fingerprint (sequence, bytes) VALUES (?, ?)")
            .execute(arguments: [sequence, bytes])
        let band = try db.cachedStatement(sql: "INSERT INTO fingerprint_band (band, sequence) VALUES (?, ?)")
        for value in fingerprint.bands { try band.execute(arguments: [Int64(bitPattern: value), sequence]) }
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
        let band = try db.cachedStatement(sql: "DELETE FROM fingerprint_band WHERE band = ? AND sequence = ?")
        for value in fingerprint.bands { try band.execute(arguments: [Int64(bitPattern: value), sequence]) }
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

    func numbers(holding band: UInt64, limit: Int) throws -> [Int64] {
        let statement = try db.cachedStatement(sql: "SELECT sequence FROM fingerprint_band WHERE band = ? LIMIT ?")
        return try Int64.fetchAll(statement, arguments: [Int64(bitPattern: band), limit])
    }

    func numbers(ofAgency key: String) throws -> [Int64] {
        let statement = try db.cachedStatement(
            sql: "SELECT sequence FROM report_version WHERE agency_key = ? AND state = 'current'")
        return try Int64.fetchAll(statement, arguments: [key])
    }

    func entry(_ number: Int64) throws -> FingerprintEntry? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT v.document_id, v.agency_key, v.agency, v.report_year, f.bytes
                FROM fingerprint f JOIN report_version v USING (sequence) WHERE sequence = ?
                """)
        guard let row = try Row.fetchOne(statement, arguments: [number]) else { return nil }
        let bytes: Data = row[4]
        return FingerprintEntry(
            identity: ReportIdentity(documentId: row[0], agencyKey: row[1], agency: row[2], year: row[3]),
            fingerprint: try Fingerprint(decoding: bytes))
    }

    func sentences(_ number: Int64) throws -> Sentences? {
        let statement = try db.cachedStatement(sql: "SELECT json_size, json FROM report_body WHERE sequence = ?")
        guard let row = try Row.fetchOne(statement, arguments: [number]) else { return nil }
        let json = try Deflate.unpackData(row[1], size: row[0])
        let text = try JSONDecoder().decode(ComparedText.self, from: JSONMembers.select(ComparedText.members, of: json))
        return text.sentences
    }

    func sampledAgencies(holding sentence: UInt64, limit: Int) throws -> [UInt64] {
        let statement = try db.cachedStatement(
            sql: "SELECT agency FROM fingerprint_sample WHERE sentence = ? LIMIT ?")
        return try Int64.fetchAll(statement, arguments: [Int64(bitPattern: sentence), limit])
            .map { UInt64(bitPattern: $0) }
    }
}
