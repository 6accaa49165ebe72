import Messages
import ReportGenerator
import Testing

@Suite struct GeneratedReportTests {
    @Test func `what the generator wrote is what is read`() {
        let generator = ReportGenerator(seed: 2_024, targetBytes: 6_000)
        for index in 0..<500 {
            let generated = generator.report(at: index)
            let wanted = generated.structure
            let report = read(generated.text)
            let note = Comment(rawValue: "report \(index), \(wanted.layout.rawValue)")
            #expect(report.kind == .annualReport, note)
            #expect(report.title == wanted.title, note)
            #expect(report.agency?.name == wanted.agency, note)
            #expect(report.reportYear == wanted.reportYear, note)
            #expect(report.indexNumber?.raw == wanted.indexNumber, note)
            #expect(report.indexNumber?.organizationCodeValid == (wanted.indexNumber == nil ? nil : true), note)
            #expect(report.docNumber == wanted.documentNumber, note)
            #expect(report.dateWritten == wanted.dateWritten, note)
            #expect(report.datePublished == wanted.datePublished, note)
            #expect(headings(report) == wanted.headings.map { "\($0.level) \($0.number) \($0.title)" }, note)
            #expect(report.citations.map(\.name) == wanted.citations, note)
        }
    }

    @Test func `ranges hold what they state`() {
        let generator = ReportGenerator(seed: 9, targetBytes: 4_000)
        for index in 0..<40 {
            let report = read(generator.report(at: index).text)
            for section in flat(report.outline) {
                #expect(slice(report, section.range).hasPrefix(section.number + section.title))
            }
            for citation in report.citations { #expect(slice(report, citation.range) == citation.name) }
            for (path, value) in [("title", report.title), ("agency.name", report.agency?.name)] {
                #expect(report.evidence[path]?.range.map { slice(report, $0) } == value)
            }
        }
    }
}
