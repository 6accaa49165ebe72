/// What the parse stage makes of one document: the public record that the index, exports and subscribers read.
///
/// All ranges are Unicode scalar offsets into ``text``. What the document does not state is nil, never guessed.
public struct Report: Encodable, Sendable, Equatable {
    /// The schema this version writes; a newer minor version only adds optional fields.
    public static let schema = "guidang.report.v1"

    /// Major schema name, `guidang.report.v1`.
    public var schema: String
    /// SHA-256 of the original, in lower-case hex.
    public var documentId: String
    /// The series of versions that a person means.
    public var reportId: String
    /// Counts re-readings, from 1.
    public var revision: Int
    /// The document that it came in: SHA-256 of an archive or a mail, in lower-case hex.
    public var parent: String?
    /// Whether it is a yearly rule-of-law report or any other official document.
    public var kind: ReportKind
    /// Where the text comes from.
    public var source: ReportSource
    /// The whole document as decoded; only line ends, NUL and BOM are changed.
    public var text: String
    /// The report itself within the text, without the page around it.
    public var body: TextRange
    /// The report's own title, not the page's.
    public var title: String?
    /// The year reported on, by the body where title and body differ.
    public var reportYear: Int?
    /// Who reports.
    public var agency: ReportAgency?
    /// 索引号.
    public var indexNumber: IndexNumber?
    /// 文号, the document's own.
    public var docNumber: String?
    /// 成文日期, or the signature's date.
    public var dateWritten: CivilDate?
    /// 发布日期.
    public var datePublished: CivilDate?
    /// Where each scalar came from, by its path in this record, such as `agency.name`.
    public var evidence: [String: ReportEvidence]
    /// The headings as a tree, in document order.
    public var outline: [OutlineSection]
    /// Every counted quantity that is a fact of the report.
    public var figures: [ReportFigure]
    /// Every outermost 《…》 in order, repeats kept.
    public var citations: [ReportCitation]
    /// Which duties of rule-of-law government the report speaks to.
    public var duties: [ReportDuty]
    /// What the report says is lacking.
    public var problems: [ReportItem]
    /// What the report promises.
    public var commitments: [ReportItem]
    /// What a careful reviewer would note.
    public var findings: [ReportFinding]
    /// Which reader made this.
    public var reader: ReaderIdentity

    enum CodingKeys: String, CodingKey {
        case schema, documentId, reportId, revision, parent, kind, source, text, body, title, reportYear, agency,
            indexNumber
        case docNumber, dateWritten, datePublished, evidence, outline, figures, citations, duties, problems
        case commitments, findings, reader
    }

    /// Makes a report that states nothing but its text; the caller fills in what was read.
    public init(
        documentId: String,
        reportId: String,
        revision: Int,
        kind: ReportKind,
        source: ReportSource,
        text: String,
        body: TextRange,
        reader: ReaderIdentity
    ) {
        schema = Self.schema
        self.documentId = documentId
        self.reportId = reportId
        self.revision = revision
        self.kind = kind
        self.source = source
        self.text = text
        self.body = body
        self.reader = reader
        evidence = [:]
        outline = []
        figures = []
        citations = []
        duties = []
        problems = []
        commitments = []
        findings = []
    }
}
