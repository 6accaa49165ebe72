import ReportGenerator
import Testing

@Suite struct ReportGeneratorTests {
    @Test func `a seed and an index always give the same report`() {
        var generator = ReportGenerator(seed: 3)
        let first = (0..<20).compactMap { _ in generator.next() }
        let again = ReportGenerator(seed: 3)
        for (index, report) in first.enumerated() {
            #expect(again.report(at: index) == report)
        }
        #expect(ReportGenerator(seed: 4).report(at: 0).text != first.first?.text)
    }

    @Test func `every text and every name is there once`() {
        let generator = ReportGenerator(seed: 1, targetBytes: 2_000)
        let reports = (0..<1_500).map { generator.report(at: $0) }
        #expect(Set(reports.map(\.text)).count == reports.count)
        #expect(Set(reports.map(\.fileName)).count == reports.count)
    }

    @Test(arguments: [6_000, 12_000, 200_000]) func `a text has about the size asked for`(bytes: Int) {
        let generator = ReportGenerator(seed: 5, targetBytes: bytes)
        let sizes = (0..<40).map { generator.report(at: $0).text.utf8.count }
        let mean = sizes.reduce(0, +) / sizes.count
        #expect((bytes * 7 / 10...bytes * 13 / 10).contains(mean), "\(mean)")
    }

    @Test func `every layout comes up`() {
        let generator = ReportGenerator(seed: 6)
        #expect(Set((0..<60).map { generator.report(at: $0).structure.layout }) == Set(ReportStructure.Layout.allCases))
    }

    @Test func `headings stand in the text as the structure has them`() {
        let report = ReportGenerator(seed: 8).report(at: 2)
        for heading in report.structure.headings {
            #expect(report.text.contains(heading.number + heading.title))
        }
    }
}
