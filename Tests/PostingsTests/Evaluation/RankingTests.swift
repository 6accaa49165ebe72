import Foundation
import Testing

@testable import Postings

@Suite struct RankingTests {
    @Test(arguments: 0..<8 as Range<UInt64>)
    func `few matches are in the order of their scores as worked out from the reports`(seed: UInt64) throws {
        var corpus = RandomCorpus(seed: 400 + seed)
        let reports = corpus.reports(100)
        let reader = try MemoryReader(reports, segments: 2)
        for _ in 0..<20 {
            let phrases = (0...corpus.random.below(3)).map { _ in corpus.phrase() }.filter { !$0.isEmpty }
            let query = PostingQuery.or(phrases.map { .phrase($0, in: .text) })
            let hits = try SearchRun().run(query, on: reader, options: SearchOptions(limit: 200)).hits
            let expected = ranked(reports.filter { $0.isLive && $0.matches(query) }, phrases, among: reports)
            #expect(hits.map(\.sequence) == expected.map(\.sequence), "\(query)")
            #expect(hits.map(\.score) == expected.map(\.score))
        }
    }

    @Test
    func `of more matches than are scored those with the phrase in the title are, then in a heading, then new ones`()
        throws
    {
        let unit = UnitID(rawValue: 0x6CD5)
        let reports = (0..<60).map { number in
            var report = PlainReport(sequence: Int64(number))
            report.parts[.text] = [unit]
            if number % 10 == 3 { report.parts[.title] = [unit] }
            if number % 10 == 4 { report.parts[.headings] = [unit] }
            report.date = UInt16(100 + number % 7)
            return report
        }
        let reader = try MemoryReader(reports, segments: 1)
        let run = SearchRun(limits: SearchLimits(scoredMatches: 15))
        let result = try run.run(.phrase([unit], in: .text), on: reader, options: SearchOptions(limit: 100))
        let byDate = reports.sorted { $0.key > $1.key }
        let inTitle = byDate.filter { $0.parts[.title] != nil }
        let inHeading = byDate.filter { $0.parts[.headings] != nil }
        let others = byDate.filter { $0.parts[.title] == nil && $0.parts[.headings] == nil }
        #expect(result.hits.map(\.sequence) == (inTitle + inHeading + others).map(\.sequence))
        #expect(result.hits.map { $0.score != nil } == (0..<60).map { $0 < 15 })
        #expect(result.cost.scored == 15)
    }

    /// BM25 by the book, with the boosts for title and headings.
    private func ranked(_ matches: [PlainReport], _ phrases: [[UnitID]], among reports: [PlainReport])
        -> [(sequence: Int64, score: Int?)]
    {
        var distinct: [[UnitID]] = []
        for phrase in phrases where !distinct.contains(phrase) { distinct.append(phrase) }
        let lengths = reports.map { Int($0.length) }.filter { $0 > 0 }
        let average = lengths.isEmpty ? 0 : lengths.reduce(0, +) / lengths.count
        let live = reports.filter(\.isLive)
        let weights = distinct.map { phrase in
            let holders = live.count { report in
                let pairs = phrase.count == 1 ? [phrase] : zip(phrase, phrase.dropFirst()).map { [$0, $1] }
                return pairs.allSatisfy { !report.occurrences(of: $0, in: .text).isEmpty }
            }
            let rarity = (Double(live.count - holders) + 0.5) / (Double(holders) + 0.5)
            return Double(max(64, Int((log(1 + rarity) * 1024).rounded()))) / 1024
        }
        let scored = matches.map { report -> (report: PlainReport, score: Int) in
            var sum = 0.0
            for (phrase, weight) in zip(distinct, weights) {
                let count = Double(report.occurrences(of: phrase, in: .text).count)
                let norm = 1.2 * (1 - 0.75 + 0.75 * Double(report.length) / Double(max(average, 1)))
                sum += weight * (count * 2.2 / (count + norm))
                if !report.occurrences(of: phrase, in: .title).isEmpty { sum += weight * 5 }
                if !report.occurrences(of: phrase, in: .headings).isEmpty { sum += weight * 1.5 }
            }
            return (report, Int((sum * 1000).rounded()))
        }
        return scored.sorted { ($0.score, $0.report.key) > ($1.score, $1.report.key) }.map {
            ($0.report.sequence, $0.score)
        }
    }
}
