import Foundation
import Testing

@testable import Postings

/// Pages of random reports; `GUIDANG_ALL=1` tries three times as many.
@Suite struct PagingTests {
    private static let seeds: Range<UInt64> = 0..<(ProcessInfo.processInfo.environment["GUIDANG_ALL"] == "1" ? 12 : 4)
    /// Limits so low that a hundred reports are sampled, and more match than are scored.
    private static let narrow = SearchRun(
        limits: SearchLimits(
            exactMatches: 20, scoredMatches: 12, scoredOfSample: 8, alwaysChecked: 4, checkedCandidates: 15,
            countedUnits: 30,
            countedPhrases: 20))

    @Test(arguments: seeds)
    func `the order of dates is the newest first, page by page`(seed: UInt64) throws {
        var corpus = RandomCorpus(seed: 100 + seed)
        let reports = corpus.reports(120)
        let reader = try MemoryReader(reports, segments: 2)
        for run in [SearchRun(), Self.narrow] {
            for _ in 0..<25 {
                let query = corpus.query(depth: 2)
                let expected = reports.filter { $0.isLive && $0.matches(query) }.sorted { $0.key > $1.key }
                let found = try pages(run, query, reader, order: .date, size: 1 + corpus.random.below(20))
                #expect(found.map(\.sequence) == expected.map(\.sequence), "\(query)")
                #expect(found.allSatisfy { $0.score == nil })
            }
        }
    }

    @Test(arguments: seeds)
    func `pages of any size one behind the other are the one great page`(seed: UInt64) throws {
        var corpus = RandomCorpus(seed: 200 + seed)
        let reports = corpus.reports(120)
        let reader = try MemoryReader(reports, segments: 3)
        for run in [SearchRun(), Self.narrow] {
            for _ in 0..<25 {
                let query = corpus.query(depth: 2)
                let whole = try run.run(query, on: reader, options: SearchOptions(limit: 10_000))
                #expect(whole.next == nil)
                let expected = reports.filter { $0.isLive && $0.matches(query) }.map(\.sequence)
                #expect(whole.hits.map(\.sequence).sorted() == expected, "\(query)")
                let found = try pages(run, query, reader, order: .relevance, size: 1 + corpus.random.below(9))
                #expect(found == whole.hits, "\(query)")
            }
        }
    }

    @Test(arguments: seeds)
    func `what comes and goes between two pages makes no report that stays come twice or never`(seed: UInt64) throws {
        var corpus = RandomCorpus(seed: 300 + seed)
        for run in [SearchRun(), Self.narrow] {
            for round in 0..<16 {
                let start = corpus.reports(100)
                let query = corpus.query(depth: 1)
                let order: SearchOptions.Order = round % 4 == 0 ? .date : .relevance
                var reports = start
                var found: [SearchHit] = []
                var options = SearchOptions(order: order, limit: 1 + corpus.random.below(8))
                repeat {
                    let reader = try MemoryReader(reports, segments: 1 + corpus.random.below(3))
                    let result = try run.run(query, on: reader, options: options)
                    found += result.hits
                    options.after = try result.next.map(travelled)
                    for index in reports.indices where corpus.random.chance(5) { reports[index].isLive = false }
                    let last = reports[reports.count - 1].sequence
                    reports += (1...4).map { corpus.report(last + Int64($0)) }
                } while options.after != nil
                let staying = reports.prefix(start.count).filter { $0.isLive && $0.matches(query) }.map(\.sequence)
                let matching = Set(start.filter { $0.isLive && $0.matches(query) }.map(\.sequence))
                let shown = found.map(\.sequence)
                #expect(Set(shown).count == shown.count, "\(query)")
                #expect(Set(shown).isSuperset(of: staying), "\(query)")
                #expect(Set(shown).isSubset(of: matching), "\(query)")
            }
        }
    }

    @Test func `a position that is not of the search is refused`() throws {
        var corpus = RandomCorpus(seed: 9)
        let reader = try MemoryReader(corpus.reports(100), segments: 1)
        let unit = UnitID(rawValue: 0x6CD5)
        let query = PostingQuery.phrase([unit], in: .text)
        let next = try #require(try SearchRun().run(query, on: reader, options: SearchOptions(limit: 3)).next)
        #expect(throws: PostingError.position) {
            try SearchRun().run(query, on: reader, options: SearchOptions(order: .date, limit: 3, after: next))
        }
        #expect(throws: PostingError.position) {
            let other = PostingQuery.and([query, .phrase([unit, unit], in: .text)])
            return try SearchRun().run(other, on: reader, options: SearchOptions(limit: 3, after: next))
        }
        for text in ["[]", "[1,9]", "[1,0,5,-1,70000,1,-1,0,0,5]", "[2,0,5,-1,1,1,-1,0,0,5]"] {
            #expect(throws: (any Error).self) {
                try JSONDecoder().decode(SearchPosition.self, from: Data(text.utf8))
            }
        }
    }

    private func travelled(_ position: SearchPosition) throws -> SearchPosition {
        let read = try JSONDecoder().decode(SearchPosition.self, from: JSONEncoder().encode(position))
        #expect(read == position)
        return read
    }

    private func pages(
        _ run: SearchRun, _ query: PostingQuery, _ reader: MemoryReader, order: SearchOptions.Order, size: Int
    ) throws -> [SearchHit] {
        var found: [SearchHit] = []
        var options = SearchOptions(order: order, limit: size)
        repeat {
            let result = try run.run(query, on: reader, options: options)
            #expect(result.hits.count <= size)
            found += result.hits
            options.after = try result.next.map(travelled)
        } while options.after != nil
        return found
    }
}
