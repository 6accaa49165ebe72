/// Where one value of a report came from.
public struct ReportEvidence: Codable, Sendable, Equatable {
    /// The words that state it.
    public var range: TextRange?
    /// The part of the document they stand in.
    public var from: EvidencePlace
    /// The name of the reader's rule that took them.
    public var rule: String

    /// Puts evidence together.
    public init(range: TextRange?, from: EvidencePlace, rule: String) {
        self.range = range
        self.from = from
        self.rule = rule
    }
}

/// A part of a document; one that this version does not know is kept as it came.
public struct EvidencePlace: RawRepresentable, Codable, Hashable, Sendable {
    /// The name as JSON has it.
    public let rawValue: String

    /// Takes any name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// What stands before the report's own text.
    public static let header = Self(rawValue: "header")
    /// A labelled field of the page.
    public static let meta = Self(rawValue: "meta")
    /// The report's own text.
    public static let body = Self(rawValue: "body")
    /// The lines that close the report.
    public static let signature = Self(rawValue: "signature")
}

/// Which reader made a report.
public struct ReaderIdentity: Codable, Sendable, Equatable {
    /// The reader's version.
    public var version: String
    /// The version of its word lists.
    public var lexicon: String

    /// Puts an identity together.
    public init(version: String, lexicon: String) {
        self.version = version
        self.lexicon = lexicon
    }
}
