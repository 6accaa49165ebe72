import Messages

/// What the index reads of a report's JSON; the rest of it is stored as it came.
struct IndexedReport: Decodable {
    /// The names of what follows.
    static let members: [StaticString] = [
        "schema", "documentId", "reportId", "revision", "kind", "source", "text", "title", "reportYear", "agency",
        "dateWritten", "datePublished", "outline", "reader",
    ]

    let schema: String
    let documentId: String
    let reportId: String
    let revision: Int
    let kind: ReportKind
    let source: Source
    let text: String
    let title: String?
    let reportYear: Int?
    let agency: ReportAgency?
    let dateWritten: CivilDate?
    let datePublished: CivilDate?
    let outline: [Section]?
    let reader: ReaderIdentity

    struct Source: Decodable {
        let fileName: String
    }

    struct Section: Decodable {
        let title: String
        let children: [Section]

        /// The titles of the section and of all inside it, in document order.
        var allTitles: [String] { [title] + children.flatMap(\.allTitles) }
    }

    /// The titles of all sections, in document order.
    var headings: [String] { (outline ?? []).flatMap(\.allTitles) }
}
