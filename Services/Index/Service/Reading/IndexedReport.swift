internal import Foundation
import Messages

/// What the index reads of a report's JSON; the rest of it is stored as it came.
struct IndexedReport {
    /// What stands once in a report and is short.
    struct Head: Decodable {
        /// The names of what follows.
        static let members: [StaticString] = [
            "schema", "documentId", "reportId", "revision", "kind", "source", "body", "title", "reportYear", "agency",
            "dateWritten", "datePublished", "reader",
        ]

        let schema: String
        let documentId: String
        let reportId: String
        let revision: Int
        let kind: ReportKind
        let source: Source
        let title: String?
        let reportYear: Int?
        let agency: ReportAgency?
        let dateWritten: CivilDate?
        let datePublished: CivilDate?
        let body: TextRange?
        let reader: ReaderIdentity
    }

    struct Source: Decodable {
        let fileName: String
    }

    struct Figure: Equatable {
        let value: Double
        let unit: String
        let subject: String?
    }

    struct Citation: Equatable {
        let name: String
        let canonicalName: String?
    }

    let head: Head
    let text: String
    let outline: [OutlineSection]
    let figures: [Figure]
    let citations: [Citation]
    /// The names of the duties.
    let duties: [String]
    /// Where problems stand.
    let problems: [TextRange]
    /// Where commitments stand.
    let commitments: [TextRange]
    /// The rules of the findings.
    let findings: [String]

    /// All sections, in document order.
    var sections: [OutlineSection] { outline.flatMap(\.all) }

    /// What is compared with other reports.
    var compared: ComparedText { ComparedText(text: text, body: head.body, outline: outline) }
}

extension OutlineSection {
    /// The section and all inside it, in document order.
    fileprivate var all: [OutlineSection] { [self] + children.flatMap(\.all) }
}
