import Messages
import ReportReader

/// The report that the built-in lexicon reads out of a text.
func read(_ text: String, declared: [String: String] = [:]) -> Report {
    ReportReader().read(
        SourceText(
            text: text, fileName: "a.txt", size: text.utf8.count, encoding: "utf-8", declared: declared),
        documentID: "d",
        reportID: "r",
        revision: 1
    )
}

/// Every section of an outline in order.
func flat(_ sections: [OutlineSection]) -> [OutlineSection] {
    sections.flatMap { [$0] + flat($0.children) }
}

/// `level number title` of every section in order.
func headings(_ report: Report) -> [String] {
    flat(report.outline).map { "\($0.level) \($0.number) \($0.title)" }
}

/// What stands in a range of a report's text.
func slice(_ report: Report, _ range: TextRange) -> String {
    var view = String.UnicodeScalarView()
    for scalar in report.text.unicodeScalars.dropFirst(range.start).prefix(range.count) { view.append(scalar) }
    return String(view)
}
