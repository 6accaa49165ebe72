import DocumentWriters
import Foundation
import Messages
import ReportGenerator
import ReportReader
import Testing
import TextExtraction

/// Reports written as Word documents: what is read from one is what is read from its plain text.
///
/// `GUIDANG_ALL=1` tries ten times as many.
@Suite struct WordRoundTripTests {
    private static let ways: [WordReport.Numbers] = [
        .typed, .automatic(suffix: "nothing"), .automatic(suffix: "tab"), .automatic(suffix: "space"),
    ]
    private static let count = ProcessInfo.processInfo.environment["GUIDANG_ALL"] == "1" ? 400 : 40

    private func read(_ text: String, declared: [String: String] = [:]) -> Report {
        ReportReader().read(
            SourceText(
                text: text, fileName: "a", size: text.utf8.count, encoding: "utf-8", declared: declared),
            documentID: "d", reportID: "r", revision: 1)
    }

    private func flat(_ sections: [OutlineSection]) -> [String] {
        sections.flatMap { ["\($0.level) \($0.number) \($0.title) \($0.role?.rawValue ?? "-")"] + flat($0.children) }
    }

    /// All that a report says, without the places where it says it.
    private func content(_ report: Report) -> [String] {
        flat(report.outline)
            + report.figures.map {
                "\($0.value) \($0.unit) \($0.subject ?? "-") \($0.qualifier.rawValue) \($0.period ?? "-") "
                    + "\($0.partOf ?? "-") \($0.section)"
            } + report.citations.map { "\($0.name) \($0.docNumber ?? "-")" } + report.problems.map(\.text)
            + report.commitments.map(\.text)
            + [
                report.title, report.agency?.name, report.indexNumber?.raw, report.docNumber, report.dateWritten?.iso,
                report.datePublished?.iso, report.source.publisher, report.reportYear.map { String($0) },
            ].map { $0 ?? "-" }
    }

    @Test(arguments: ways) func `a generated report reads the same`(numbers: WordReport.Numbers) throws {
        let generator = ReportGenerator(seed: 77, targetBytes: 6_000)
        for index in 0..<Self.count {
            let report = generator.report(at: index)
            let data = WordReport(report.text, numbers: numbers).file.data
            let extracted = try TextExtractor.extract(data, fileName: "a.docx")
            let found = read(extracted.text)
            #expect(content(found) == content(read(report.text)), "report \(index), \(report.structure.layout)")
            #expect(
                flat(found.outline).count == report.structure.headings.count
                    && found.citations.map(\.name) == report.structure.citations)
        }
    }

    @Test(arguments: ways) func `a page of any style reads the same`(numbers: WordReport.Numbers) throws {
        let pages = StatedPages(seed: 21)
        for index in 0..<Self.count * 3 {
            let page = pages.page(at: index)
            let data = WordReport(page.text, numbers: numbers).file.data
            let extracted = try TextExtractor.extract(data, fileName: "a.docx")
            let found = read(extracted.text, declared: page.declared)
            let plain = read(page.text, declared: page.declared)
            #expect(content(found) == content(plain), "page \(index), \(page.style)")
            #expect(page.stated.differences(from: found) == page.stated.differences(from: plain), "page \(index)")
        }
    }

    @Test func `numbers that Word counts are in no run`() {
        let report = ReportGenerator(seed: 77, targetBytes: 6_000).report(at: 0)
        let file = WordReport(report.text, numbers: .automatic(suffix: "tab")).file
        #expect(!file.body.contains("一、") && !file.body.contains("（一）") && file.body.contains("numPr"))
        #expect(WordReport(report.text, numbers: .typed).file.body.contains("一、"))
    }
}
