import Messages

/// What a report states of itself in its summary; reading the whole of it would cost the head more than committing it.
struct StatedReport: Decodable {
    /// The names of what follows.
    static let members: [StaticString] = [
        "schema", "documentId", "reportId", "revision", "kind", "title", "agency", "reportYear", "dateWritten",
        "datePublished", "text", "source", "reader",
    ]

    private struct Agency: Decodable { var name: String }
    /// A schema of a major version that this program reads.
    private struct Schema: Decodable {
        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            let name = try container.decode(String.self)
            guard Report.reads(schema: name) else {
                throw DecodingError.dataCorruptedError(
                    in: container,
                    debugDescription:
                        "This report is written as \(name), this program reads \(Report.schema): update Guidang")
            }
        }
    }

    private var schema: Schema
    private var documentId: String
    private var reportId: String
    private var revision: Int
    private var kind: String
    private var title: String?
    private var agency: Agency?
    private var reportYear: Int?
    private var dateWritten: String?
    private var datePublished: String?
    // Every report has them, whatever they hold.
    private var text: String
    private var source: ReportSource
    private var reader: ReaderIdentity

    /// Whether a summary is that of this report, and a reader that is named its own; counts and findings are not looked
    /// at.
    func fits(_ summary: ReportSummary, _ reader: ReaderIdentity?) -> Bool {
        (reader == nil || reader == self.reader) && documentId == summary.documentId && reportId == summary.reportId
            && revision == summary.revision && kind == summary.kind && title == summary.title
            && agency?.name == summary.agency && reportYear == summary.reportYear && dateWritten == summary.dateWritten
            && datePublished == summary.datePublished
    }
}
