import Messages

/// What a site puts into its template: a report and the data about it.
package struct SiteArticle: Sendable {
    package var title: String
    package var agency: String
    package var indexNumber: String?
    package var documentNumber: String?
    package var written: String
    package var published: String?
    /// The report's lines below its title, the signature last.
    package var paragraphs: [String]

    /// Takes a generated report apart; what its own layout puts around it goes.
    package init(_ report: GeneratedReport) {
        let structure = report.structure
        title = structure.title
        agency = structure.agency
        indexNumber = structure.indexNumber
        documentNumber = structure.documentNumber
        written = structure.dateWritten.iso
        published = structure.datePublished?.iso
        let lines = report.text.split(separator: "\n").map(String.init)
        let start = lines.lastIndex(of: structure.title).map { $0 + 1 } ?? 0
        paragraphs = lines[start...].filter { !$0.hasPrefix("主办单位") }
    }

    /// What of it a page shows as its text.
    package var text: String { ([title] + paragraphs).joined(separator: "\n") + "\n" }
}
