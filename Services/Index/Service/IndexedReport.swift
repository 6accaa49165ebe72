import Messages

/// What the index reads of a report's JSON; the rest of it is stored as it came.
struct IndexedReport: Decodable {
    /// The names of what follows.
    static let members: [StaticString] = [
        "schema", "documentId", "reportId", "revision", "kind", "source", "text", "body", "title", "reportYear",
        "agency",
        "docNumber", "dateWritten", "datePublished", "outline", "figures", "citations", "duties", "problems",
        "commitments", "findings", "reader",
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
    let docNumber: String?
    let dateWritten: CivilDate?
    let datePublished: CivilDate?
    let body: TextRange?
    let outline: [OutlineSection]?
    let figures: [Figure]?
    let citations: [Citation]?
    let duties: [Duty]?
    let problems: [Passage]?
    let commitments: [Passage]?
    let findings: [Finding]?
    let reader: ReaderIdentity

    struct Source: Decodable {
        let fileName: String
    }

    struct Figure: Decodable {
        let value: Double
        let unit: String
        let subject: String?
    }

    struct Citation: Decodable {
        let name: String
        let canonicalName: String?
    }

    struct Duty: Decodable {
        let duty: String
    }

    struct Passage: Decodable {
        let range: TextRange
    }

    struct Finding: Decodable {
        let rule: String
    }

    /// All sections, in document order.
    var sections: [OutlineSection] { (outline ?? []).flatMap(\.all) }

    /// What is compared with other reports.
    var compared: ComparedText { ComparedText(text: text, body: body, outline: outline) }
}

extension OutlineSection {
    /// The section and all inside it, in document order.
    fileprivate var all: [OutlineSection] { [self] + children.flatMap(\.all) }
}
