import Messages
import ReportReader

/// What a text says as a report, without the places where it says it.
///
/// Line ends behind it do not count: one that is all in one line is read otherwise with them.
func contentOfReport(_ text: String) -> [String] {
    let text = String(text.reversed().drop(while: \.isNewline).reversed())
    let report = ReportReader().read(
        SourceText(text: text, fileName: "a", size: text.utf8.count, encoding: "utf-8", declared: [:]),
        documentID: "d", reportID: "r", revision: 1)
    func flat(_ sections: [OutlineSection]) -> [String] {
        sections.flatMap { ["\($0.level) \($0.number) \($0.title)"] + flat($0.children) }
    }
    let data = [report.title, report.agency?.name, report.indexNumber?.raw, report.docNumber, report.dateWritten?.iso]
    return flat(report.outline) + report.figures.map { "\($0.value) \($0.unit) \($0.subject ?? "-") \($0.section)" }
        + report.citations.map { "\($0.name) \($0.docNumber ?? "-")" } + data.map { $0 ?? "-" }
}
