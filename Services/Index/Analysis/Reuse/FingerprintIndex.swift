/// A store of the fingerprints of current reports.
///
/// Numbers are the store's own and mean nothing outside of it.
///
/// What is read must be a function of the set of current reports: no answer may hang on the order in which they came.
package protocol FingerprintIndex {
    /// The reports that share the most of some keys (``Fingerprint/keys``) by ``CandidateScore``, in any order.
    func nearest(sharing keys: [UInt64], limit: Int) throws -> [Int64]

    /// The reports of an agency, of all years.
    func numbers(ofAgency key: String) throws -> [Int64]

    /// What is kept of a report; nil where it is no current one.
    func entry(_ number: Int64) throws -> FingerprintEntry?

    /// The sentences of a current report, cut from its text; nil where it is no current one.
    func sentences(_ number: Int64) throws -> Sentences?

    /// The agencies (``SentenceSample/agency(_:)``) of sampled reports that hold a sentence, each once; all of them or,
    /// where there are more than `limit`, any `limit` of them.
    func sampledAgencies(holding sentence: UInt64, limit: Int) throws -> [UInt64]

    /// Works on some reports, perhaps on several threads at once, and gives what came of them in their order; the work gets
    /// an index to read from on its thread.
    func each<Value>(_ numbers: [Int64], _ work: @escaping (Self, Int64) throws -> Value) throws -> [Value]
}

extension FingerprintIndex {
    package func each<Value>(_ numbers: [Int64], _ work: @escaping (Self, Int64) throws -> Value) throws -> [Value] {
        try numbers.map { try work(self, $0) }
    }
}

/// Whose report a fingerprint is of.
package struct ReportIdentity: Sendable, Equatable {
    /// SHA-256 of the original, in lower-case hex.
    package var documentId: String
    /// The agency's key.
    package var agencyKey: String?
    /// The agency's full name.
    package var agency: String?
    /// The year reported on.
    package var year: Int?

    /// Puts an identity together.
    package init(documentId: String, agencyKey: String?, agency: String?, year: Int?) {
        self.documentId = documentId
        self.agencyKey = agencyKey
        self.agency = agency
        self.year = year
    }
}

/// A report's fingerprint and whose it is.
package struct FingerprintEntry: Sendable, Equatable {
    /// Whose it is.
    package var identity: ReportIdentity
    /// What is kept of its sentences.
    package var fingerprint: Fingerprint

    /// Puts an entry together.
    package init(identity: ReportIdentity, fingerprint: Fingerprint) {
        self.identity = identity
        self.fingerprint = fingerprint
    }
}
