package import Messages

/// Where the parts of a report stand in its text, in scalar offsets.
package struct ReportPlaces: Equatable, Sendable {
    /// What is lacking.
    package var problems: [TextRange]
    /// What is promised.
    package var plans: [TextRange]
    /// Where each heading starts, of whatever level, ascending: a section reaches from one to the next.
    package var sectionStarts: [Int]
    /// The titles of the headings in document order.
    package var headings: [String]
    /// Where each heading stands, number and title.
    package var headingRanges: [TextRange] = []

    /// Puts places together.
    package init(
        problems: [TextRange] = [], plans: [TextRange] = [], sectionStarts: [Int] = [], headings: [String] = []
    ) {
        self.problems = problems
        self.plans = plans
        self.sectionStarts = sectionStarts
        self.headings = headings
    }

    /// The places of a report.
    package init(_ report: Report) {
        self.init(
            problems: report.problems.map(\.range), plans: report.commitments.map(\.range), outline: report.outline)
    }

    /// The places that the named members of a report tell.
    package init(problems: [TextRange], plans: [TextRange], outline: [OutlineSection]) {
        self.init(problems: problems, plans: plans)
        take(outline)
        sectionStarts.sort()
    }

    private mutating func take(_ sections: [OutlineSection]) {
        for section in sections {
            sectionStarts.append(section.range.start)
            headings.append(section.title)
            // Between number and title stands at most a blank or a closing mark.
            let length = section.number.unicodeScalars.count + section.title.unicodeScalars.count + 2
            let end = min(section.range.end, section.range.start + length)
            headingRanges.append(TextRange(section.range.start, end))
            take(section.children)
        }
    }
}
