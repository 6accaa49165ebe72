internal import Foundation
internal import GRDB
internal import Messages
internal import Postings
internal import ReportAnalysis

/// The current reports of a snapshot, as a comparison looks for them.
struct ComparedReports: FingerprintIndex {
    /// The posting lists of the snapshot.
    let postings: StoredPostings
    private var db: Database { postings.db }

    func nearest(sharing keys: [UInt64], limit: Int) throws -> [Int64] {
        let best = try SharedSentences(keys, in: postings).best(limit)
        let identity = try db.cachedStatement(
            sql: "SELECT document_id FROM report_version WHERE sequence = ? AND state = 'current'")
        return try CandidateScore.choose(limit, of: best) {
            try String.fetchOne(identity, arguments: [$0])
        }
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
        return try ComparedText(json: Deflate.unpackData(row[1], size: row[0])).sentences
    }

    func each<Value>(_ numbers: [Int64], _ work: @escaping (Self, Int64) throws -> Value) throws -> [Value] {
        try postings.spread(numbers) { try work(Self(postings: $0), $1) }
    }

    func sampledAgencies(holding sentence: UInt64, limit: Int) throws -> [UInt64] {
        let statement = try db.cachedStatement(
            sql: "SELECT agency FROM fingerprint_sample WHERE sentence = ? LIMIT ?")
        return try Int64.fetchAll(statement, arguments: [Int64(bitPattern: sentence), limit])
            .map { UInt64(bitPattern: $0) }
    }
}
