import Foundation
import Messages
import QueryGenerator
import QueryLanguage
import ReportGenerator
import ReportReader
import Testing

/// Reports as they are, with their outline, items, figures and names, held against the same plain look.
///
/// `GUIDANG_ALL=1` asks three times as much.
@Suite struct GeneratedReportTests {
    private static let queries = ProcessInfo.processInfo.environment["GUIDANG_ALL"] == "1" ? 750 : 250

    private static func reports(_ count: Int, seed: UInt64, targetBytes: Int) -> [Report] {
        let generator = ReportGenerator(seed: seed, targetBytes: targetBytes)
        return (0..<count).map { index in
            let text = generator.report(at: index).text
            return ReportReader().read(
                SourceText(text: text, fileName: "a.txt", size: text.utf8.count, encoding: "utf-8", declared: [:]),
                documentID: "d", reportID: "r", revision: 1)
        }
    }

    @Test(arguments: [31, 32, 33] as [UInt64])
    func `a random query finds the same reports`(seed: UInt64) throws {
        var random = Seeded(state: seed)
        let reports = Self.reports(12, seed: seed, targetBytes: 2_500)
        let folded = reports.map { FoldedReport($0, tags: ["甲"]) }
        let naive = reports.map { NaiveReport($0, tags: ["甲"]) }
        var found = 0
        for _ in 0..<Self.queries {
            let index = random.number(0...reports.count - 1)
            let asked = RandomQuery.make(
                depth: 2, text: reports[index].text, field: { AskedField.make(reports[index], &$0) }, &random)
            let typed = asked.typed(&random)
            let query = try Query(typed)
            for other in [index, random.number(0...reports.count - 1)] {
                let fits = asked.fits(naive[other])
                found += fits ? 1 : 0
                #expect(query.matches(folded[other]) == fits, "\(typed) on report \(other)")
            }
        }
        #expect(found > Self.queries / 3 && found < Self.queries * 5 / 3)
    }

    @Test func `a quoted piece of a report always finds it and is marked`() throws {
        var random = Seeded(state: 41)
        for report in Self.reports(10, seed: 41, targetBytes: 12_000) {
            let folded = FoldedReport(report, tags: [])
            for _ in 0..<60 {
                guard let piece = TextPiece.make(report.text, longest: 60, &random) else { continue }
                try piece.check(in: report.text, folded)
            }
        }
    }
}
