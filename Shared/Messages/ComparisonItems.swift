/// A place in the text of a document.
public struct TextEvidence: Codable, Sendable, Equatable {
    /// SHA-256 of the original, in lower-case hex.
    public var documentId: String
    /// The year that the document reports on.
    public var year: Int?
    /// Which of the document's problems it is, from 1; nil where it is none of a list.
    public var item: Int?
    /// Where it stands, in Unicode scalar offsets.
    public var range: TextRange
    /// What the section there is for; nil where that is not known.
    public var role: SectionRole?
    /// How well it fits, from 0 to 1, to four decimals.
    public var score: Double

    /// Puts evidence together.
    public init(
        documentId: String, year: Int? = nil, item: Int? = nil, range: TextRange, role: SectionRole?, score: Double
    ) {
        self.documentId = documentId
        self.year = year
        self.item = item
        self.range = range
        self.role = role
        self.score = score
    }
}

/// A problem that an agency names in one year and in the next one again.
public struct ReturningProblem: Codable, Sendable, Equatable {
    /// SHA-256 of the original that named it first.
    public var documentId: String
    /// The year it was named for first.
    public var year: Int
    /// Which of that document's problems it is, from 1.
    public var item: Int
    /// The problem then.
    public var problem: ReportItem
    /// The problem again, the nearest first.
    public var again: [TextEvidence]

    /// Puts it together.
    public init(documentId: String, year: Int, item: Int, problem: ReportItem, again: [TextEvidence]) {
        self.documentId = documentId
        self.year = year
        self.item = item
        self.problem = problem
        self.again = again
    }
}

/// A commitment of one year, and what the next year's report says of it.
///
/// A judgement for a person to check.
public struct PromiseReview: Codable, Sendable, Equatable {
    /// SHA-256 of the original that makes the commitment.
    public var documentId: String
    /// The year of the report that makes it.
    public var year: Int
    /// Which of that document's commitments it is, from 1.
    public var item: Int
    /// The commitment.
    public var commitment: ReportItem
    /// What the next year says.
    public var outcome: PromiseOutcome
    /// How near the nearest evidence is, from 0 to 1.
    public var score: Double
    /// The passages of the next year that are nearest, the best first, at most 3; also below the threshold.
    public var evidence: [TextEvidence]

    /// Puts a review together.
    public init(
        documentId: String, year: Int, item: Int, commitment: ReportItem, outcome: PromiseOutcome, score: Double,
        evidence: [TextEvidence]
    ) {
        self.documentId = documentId
        self.year = year
        self.item = item
        self.commitment = commitment
        self.outcome = outcome
        self.score = score
        self.evidence = evidence
    }
}

/// What became of a commitment; an outcome that this version does not know is kept as it came.
public struct PromiseOutcome: RawRepresentable, Codable, Hashable, Sendable {
    /// The name as JSON has it.
    public let rawValue: String

    /// Takes any name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Reported as done.
    public static let kept = Self(rawValue: "kept")
    /// Spoken of: promised again, named as a problem or still under way.
    public static let mentioned = Self(rawValue: "mentioned")
    /// Not spoken of.
    public static let silent = Self(rawValue: "silent")
}
