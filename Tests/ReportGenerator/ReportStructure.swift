package import Messages

/// What a generated report says, as a reader should give it back.
package struct ReportStructure: Sendable, Equatable {
    /// How a page shows a document's data.
    package enum Layout: String, Sendable, CaseIterable {
        /// Five bulleted values without labels.
        case bullets
        /// A table of pipes with labels.
        case table
        /// One labelled value a line.
        case labels
        /// Nothing but the report and its signature.
        case plain
    }

    /// One numbered heading.
    package struct Heading: Sendable, Equatable {
        /// 1 to 4 by the style of the number.
        package var level: Int
        /// As printed.
        package var number: String
        /// As printed.
        package var title: String
    }

    /// How the page shows the data.
    package var layout: Layout
    /// Whether brackets and punctuation are of half width.
    package var isHalfWidth: Bool
    /// The report's own title.
    package var title: String
    /// The full name of the organ.
    package var agency: String
    /// The year reported on.
    package var reportYear: Int
    /// 索引号 with a right check character; nil where the layout shows none.
    package var indexNumber: String?
    /// 文号; nil where the layout shows none.
    package var documentNumber: String?
    /// The written day.
    package var dateWritten: CivilDate
    /// The published day; nil where the layout shows none.
    package var datePublished: CivilDate?
    /// Every heading in order.
    package var headings: [Heading]
    /// Every cited name in order.
    package var citations: [String]
}

/// A report made up by the generator.
package struct GeneratedReport: Sendable, Equatable {
    /// What it says.
    package var structure: ReportStructure
    /// How it says it.
    package var text: String
    /// A name such as a clerk would give it, different for each report of a generator.
    package var fileName: String
}
