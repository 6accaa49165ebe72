/// Asks the index to compare a report; the id is a report's or a document's, or at least 6 characters of it.
public struct CompareQuery: Codable, Sendable, Equatable {
    /// The report; of a whole document id that is current, that document.
    public var id: String
    /// What to tell; nil for all.
    public var parts: [ComparisonPart]?

    /// Puts the query together.
    public init(id: String, parts: [ComparisonPart]? = nil) {
        self.id = id
        self.parts = parts
    }
}

/// A part of a ``ReportComparison``; each takes its time, and those that are not asked for are empty.
public enum ComparisonPart: String, Codable, Sendable, CaseIterable {
    /// ``ReportComparison/reuse``
    case reuse
    /// ``ReportComparison/figures``
    case figures
    /// ``ReportComparison/problems``
    case problems
    /// ``ReportComparison/promises``
    case promises
    /// ``ReportComparison/earlierPromises``
    case earlierPromises

    /// Reads a name.
    ///
    /// - Throws: `DecodingError` with the names that there are.
    public init(from decoder: any Decoder) throws {
        let name = try decoder.singleValueContainer().decode(String.self)
        guard let part = Self(rawValue: name) else {
            let known = Self.allCases.map(\.rawValue).joined(separator: ", ")
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath, debugDescription: "there is no part “\(name)”; there are: \(known)")
            )
        }
        self = part
    }
}

/// Asks the index for two reports side by side; an id is a report's or a document's, or at least 6 characters of it.
public struct DiffQuery: Codable, Sendable, Equatable {
    /// The earlier one.
    public var first: String
    /// The later one.
    public var second: String

    /// Puts the query together.
    public init(first: String, second: String) {
        self.first = first
        self.second = second
    }
}

/// Asks the index for a figure over agencies and years.
public struct SeriesQuery: Codable, Sendable, Equatable {
    /// What is counted: its words in any figure's subject.
    public var subject: String
    /// The measure word; nil for any.
    public var unit: String?
    /// Only reports that this query finds; nil for all.
    public var words: String?
    /// The language of error messages: `en` or `zh`.
    public var language: String?

    /// Puts the query together.
    public init(subject: String, unit: String? = nil, words: String? = nil, language: String? = nil) {
        self.subject = subject
        self.unit = unit
        self.words = words
        self.language = language
    }
}

/// A report beside the same agency's other years and beside other agencies: a function of the set of current reports.
public struct ReportComparison: Codable, Sendable, Equatable {
    /// SHA-256 of the original, in lower-case hex.
    public var documentId: String
    /// The series of versions.
    public var reportId: String
    /// Full name of the reporting organ.
    public var agency: String?
    /// The year reported on.
    public var reportYear: Int?
    /// How much of it stands in other reports; nil where another version has taken its place, or that was not asked for.
    public var reuse: ReuseReport?
    /// The agency's figures over the years.
    public var figures: [FigureLine]
    /// The agency's problems that come back.
    public var problems: [ReturningProblem]
    /// What this report promises, and what the next year says of it; empty where there is no next year.
    public var promises: [PromiseReview]
    /// What the year before promised, and what this year says of it; empty where there is no such year.
    public var earlierPromises: [PromiseReview]

    /// Puts a comparison together.
    public init(
        documentId: String, reportId: String, agency: String?, reportYear: Int?, reuse: ReuseReport? = nil,
        figures: [FigureLine] = [], problems: [ReturningProblem] = [], promises: [PromiseReview] = [],
        earlierPromises: [PromiseReview] = []
    ) {
        self.documentId = documentId
        self.reportId = reportId
        self.agency = agency
        self.reportYear = reportYear
        self.reuse = reuse
        self.figures = figures
        self.problems = problems
        self.promises = promises
        self.earlierPromises = earlierPromises
    }
}
