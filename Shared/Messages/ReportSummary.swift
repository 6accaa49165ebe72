/// What an event says of a report: enough to decide whether to fetch it, never its text.
public struct ReportSummary: Codable, Sendable, Equatable {
    /// SHA-256 of the original, in lower-case hex.
    public var documentId: String
    /// The series of versions that a person means.
    public var reportId: String
    /// Counts re-readings, from 1.
    public var revision: Int
    /// `annual-report` or `other`.
    public var kind: String
    /// The report's own title, cut at 300 characters.
    public var title: String?
    /// Full name of the reporting organ.
    public var agency: String?
    /// The year reported on.
    public var reportYear: Int?
    /// ISO 8601.
    public var dateWritten: String?
    /// ISO 8601.
    public var datePublished: String?
    /// How many of each: sections, figures, citations, problems, commitments.
    public var counts: [String: Int]
    /// The rules that fired, without repeats, at most 40.
    public var findings: [String]

    /// Puts a summary together.
    public init(
        documentId: String, reportId: String, revision: Int, kind: String, title: String?, agency: String?,
        reportYear: Int?, dateWritten: String?, datePublished: String?, counts: [String: Int], findings: [String]
    ) {
        self.documentId = documentId
        self.reportId = reportId
        self.revision = revision
        self.kind = kind
        self.title = title.map { String($0.prefix(300)) }
        self.agency = agency.map { String($0.prefix(300)) }
        self.reportYear = reportYear
        self.dateWritten = dateWritten
        self.datePublished = datePublished
        self.counts = counts
        self.findings = Array(findings.prefix(40))
    }
}
