import Foundation
import Messages
import ReportAnalysis
import ReportGenerator
import ReportReader
import Testing

/// Whatever the order in which reports come, are replaced and go, the same set gives the same bytes.
@Suite struct OrderTests {
    private static let agencies = 30

    /// 150 reports, read as the archive reads them.
    private static let reports: [Report] = (0..<150).map { index in
        let generated = ReportGenerator(seed: 51, targetBytes: 1_500).report(at: index)
        let id = "doc-\(index)"
        let source = SourceText(text: generated.text, fileName: id, size: generated.text.utf8.count)
        var report = ReportReader().read(source, documentID: id, reportID: id, revision: 1)
        let agency = "单位\(index % agencies)"
        report.agency = ReportAgency(key: agency, name: agency, kind: .department)
        report.reportYear = 2019 + index / agencies
        return report
    }

    /// Fills the index in an order, with reports that are superseded and ones that go on the way.
    private func outcome(_ seed: UInt64) throws -> Data {
        var random = TestRandom(seed)
        var index = MemoryFingerprintIndex()
        var gone: [String] = []
        for (step, report) in Self.reports.shuffled(using: &random).enumerated() {
            if step % 7 == 0 {
                var old = report
                old.text = "此前版本，内容已由后来的版本替换，不再有效。" + old.text
                old.body = TextRange(0, old.text.unicodeScalars.count)
                index.add(old)
            }
            if step % 11 == 0 {
                var removed = report
                removed.documentId = "gone-\(seed)-\(step)"
                index.add(removed)
                gone.append(removed.documentId)
            }
            index.add(report)
            if step % 50 == 49 { while let id = gone.popLast() { index.remove(documentId: id) } }
        }
        for id in gone { index.remove(documentId: id) }
        let finder = ReuseFinder(index)
        let reuse = try Self.reports.map { report in
            try finder.report(of: #require(index.number(of: report.documentId)))
        }
        return try Self.encoder.encode(reuse) + (try Self.years(Self.reports.shuffled(using: &random)))
    }

    private static func years(_ reports: [Report]) throws -> Data {
        var series = FigureSeries(subject: "会议", unit: nil)
        for report in reports {
            guard let agency = report.agency, let year = report.reportYear else { continue }
            series.add(documentId: report.documentId, agency: agency, year: year, figures: report.figures)
        }
        var data = try encoder.encode(series.table)
        let byAgency = Dictionary(grouping: reports, by: { $0.agency?.key ?? "" })
        for key in byAgency.keys.sorted().prefix(10) {
            let own = byAgency[key] ?? []
            data += try encoder.encode(FigureLines.lines(of: own))
            data += try encoder.encode(ReturningProblems.find(in: own))
            for report in own.sorted(by: { $0.documentId < $1.documentId }) {
                let next = own.filter { $0.reportYear == (report.reportYear ?? 0) + 1 }
                data += try encoder.encode(Promises.review(report, next: next))
            }
        }
        return data
    }

    private static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return encoder
    }

    @Test func `the same set of reports gives the same bytes in ten orders`() throws {
        let first = try outcome(1)
        #expect(first.count > 50_000)
        for seed in 2...10 as ClosedRange<UInt64> { #expect(try outcome(seed) == first) }
    }
}
