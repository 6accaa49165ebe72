package import Messages

/// A report made ready for many queries: all that is folded is folded once.
package struct FoldedReport: Sendable {
    /// The text with its units.
    let text: FoldedText
    /// Its document numbers in their normal form.
    let numbers: [FoldedNumber]
    /// The title.
    let title: FoldedText
    /// Each heading.
    let headings: [FoldedText]
    /// Positions of the units of each problem.
    let problems: [Range<Int>]
    /// Positions of the units of each commitment.
    let plans: [Range<Int>]
    /// Positions of units before which a new section starts, ascending.
    let sectionStarts: [Int]
    let fields: ReportFields

    /// Prepares a report; `tags` are those of its document.
    package init(_ report: Report, tags: [String]) {
        let text = FoldedText(report.text, keepingUnits: true)
        let places = ReportPlaces(report)
        self.text = text
        numbers = DocumentNumbers.find(in: text).map { FoldedNumber($0) }
        title = FoldedText(report.title ?? "", keepingUnits: true, isName: true)
        headings = places.headings.map { FoldedText($0, keepingUnits: true, isName: true) }
        problems = text.positions(of: places.problems)
        plans = text.positions(of: places.plans)
        sectionStarts = text.starts(of: places.sectionStarts)
        fields = ReportFields(report, tags: tags)
    }
}

/// A document number as it is looked for.
struct FoldedNumber: Sendable {
    let number: DocumentNumber
    /// The normal form's text.
    let text: FoldedText

    init(_ number: DocumentNumber) {
        self.number = number
        text = FoldedText(number.units.shown, keepingUnits: true)
    }
}

extension FoldedText {
    /// The positions of the units in each range that holds any.
    package func positions(of ranges: [TextRange]) -> [Range<Int>] {
        ranges.map { positions(in: $0.start..<$0.end) }.filter { !$0.isEmpty }
    }

    /// The positions of the units that stand first behind some scalar offsets, ascending, each once; 0 is left out.
    package func starts(of offsets: [Int]) -> [Int] {
        Set(offsets.map(position(ofSource:))).filter { $0 > 0 && $0 < count }.sorted()
    }
}
