package import Messages

/// What a document says, as a reader should give it back: the labels of a generated page.
package struct StatedReport: Sendable, Equatable {
    /// One numbered heading.
    package struct Heading: Sendable, Equatable {
        /// 1 to 4 by the style of the number.
        package var level: Int
        /// As printed.
        package var number: String
        /// As printed.
        package var title: String
        /// What its section is for; nil where the page leaves that open.
        package var role: SectionRole?
    }

    /// One counted fact.
    package struct Figure: Sendable, Equatable {
        package var value: Double
        /// The measure word as printed, `%` for a share.
        package var unit: String
        /// What is counted; nil where no words say it.
        package var subject: String?
        package var qualifier: FigureQualifier = .exact
        /// The year that it is of.
        package var period: String?
        /// The place of its total in the list.
        package var total: Int?
    }

    /// One cited text.
    package struct Citation: Sendable, Equatable {
        package var name: String
        package var kind: CitationKind
        /// The name in full of a national law.
        package var canonicalName: String?
        package var docNumber: String?
        /// The short name that the page gives it.
        package var alias: String?
    }

    package var kind = ReportKind.annualReport
    package var title: String?
    package var agency: String?
    package var joint: [String] = []
    package var agencyKind: AgencyKind?
    package var agencyLevel: AgencyLevel?
    /// GB/T 2260.
    package var division: String?
    package var reportYear: Int?
    package var indexNumber: String?
    package var indexIsValid: Bool?
    package var docNumber: String?
    package var dateWritten: CivilDate?
    package var datePublished: CivilDate?
    package var publisher: String?
    package var headings: [Heading] = []
    package var figures: [Figure] = []
    package var citations: [Citation] = []
    /// The names of the duties, in the order of the taxonomy.
    package var duties: Set<String> = []
    package var problems: [String] = []
    package var commitments: [String] = []
    /// As `rule` or `rule:item`.
    package var findings: [String] = []
}

/// A page made up whole: what it says, and how it prints it.
package struct StatedPage: Sendable {
    package var stated: StatedReport
    package var style: PageStyle
    package var text: String
    /// What a file beside it declares.
    package var declared: [String: String]
}
