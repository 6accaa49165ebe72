import Foundation
import Messages
import ReportGenerator
import Testing

/// Real shapes in wrong places: reports cut into pieces, which are dropped, doubled, exchanged and run together.
@Suite struct ScrambledReportTests {
    private static let seeds: ClosedRange<UInt64> =
        1...(ProcessInfo.processInfo.environment["GUIDANG_ALL"] == "1" ? 20_000 : 2_000)

    private let documents: [[Unicode.Scalar]]

    init() throws {
        let generator = ReportGenerator(seed: 5, targetBytes: 2_000)
        let texts = try Labels.all().map(\.text) + (0..<16).map { generator.report(at: $0).text }
        documents = texts.map { Array($0.unicodeScalars) }
    }

    private func text(seed: UInt64) -> String {
        var noise = SeededRandom(seed: seed, index: 1)
        var scalars = documents.randomElement(using: &noise) ?? []
        for _ in 0..<Int.random(in: 1...6, using: &noise) {
            let other = Bool.random(using: &noise) ? scalars : documents.randomElement(using: &noise) ?? []
            let piece = other[range(in: other, &noise)]
            switch Int.random(in: 0...4, using: &noise) {
            case 0: scalars.removeSubrange(range(in: scalars, &noise))
            case 1: scalars.insert(contentsOf: piece, at: boundary(in: scalars, &noise))
            case 2: scalars.replaceSubrange(range(in: scalars, &noise), with: piece)
            case 3: scalars = Array(piece) + scalars
            default: scalars = scalars.map { $0 == "\n" && Int.random(in: 0...2, using: &noise) == 0 ? " " : $0 }
            }
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars.prefix(6_000))
        return String(view)
    }

    /// A line's start as a rule, else anywhere.
    private func boundary(in scalars: [Unicode.Scalar], _ noise: inout SeededRandom) -> Int {
        let place = Int.random(in: 0...scalars.count, using: &noise)
        guard Int.random(in: 0...3, using: &noise) > 0 else { return place }
        return scalars[..<place].lastIndex(of: "\n").map { $0 + 1 } ?? 0
    }

    private func range(in scalars: [Unicode.Scalar], _ noise: inout SeededRandom) -> Range<Int> {
        let (one, other) = (boundary(in: scalars, &noise), boundary(in: scalars, &noise))
        return min(one, other)..<max(one, other)
    }

    @Test func `pieces of reports in any order are read, and every range holds`() async {
        var found = 0
        for seed in Self.seeds {
            let report = read(text(seed: seed))
            #expect(report.faults == [], "seed \(seed)")
            found += report.figures.count
            await Task.yield()
        }
        #expect(found > Self.seeds.count)
    }

    @Test func `a cover letter's signature before the report's own text is read`() {
        let text = """
            关于报送《青石县卫生健康局2021年度法治政府建设情况的报告》的函
            县委依法治县办：
            现将报告报送你办，请审阅。
            青石县卫生健康局
            2022年1月19日

            青石县卫生健康局
            2021年度法治政府建设情况的报告

            2021年，县卫健局坚持依法行政。
            　　加强组织领导
            全年召开专题会议5次。
            """
        #expect(read(text).faults == [])
    }
}
