import Testing

@testable import Postings

@Suite struct EvaluationTests {
    @Test(arguments: 0..<24 as Range<UInt64>)
    func `every query finds what a look at each report finds`(seed: UInt64) throws {
        var corpus = RandomCorpus(seed: seed, units: 2 + Int(seed % 4))
        let reports = corpus.reports(80, textLength: 10 + Int(seed) * 3)
        let reader = try MemoryReader(reports, segments: 1 + Int(seed % 3))
        for _ in 0..<150 {
            let query = corpus.query()
            let result = try SearchRun().run(query, on: reader, options: SearchOptions(limit: 0))
            let expected = reports.filter { $0.isLive && $0.matches(query) }.map(\.sequence)
            #expect(sequences(result) == expected, "\(query)")
            #expect(result.total == expected.count && !result.isEstimate)
        }
    }

    @Test func `dense lists and long skips find what a look at each report finds`() throws {
        var corpus = RandomCorpus(seed: 77, units: 3)
        let reports = (0..<9_000).map { corpus.report(Int64($0 * 7 % 65_536), textLength: 12) }
        let reader = try MemoryReader(reports, segments: 2)
        for _ in 0..<60 {
            let query = corpus.query(depth: 1)
            let result = try SearchRun().run(query, on: reader, options: SearchOptions(limit: 0))
            let expected = reports.filter { $0.isLive && $0.matches(query) }.map(\.sequence).sorted()
            #expect(sequences(result) == expected, "\(query)")
        }
    }

    @Test func `reports above the ceiling do not count`() throws {
        var corpus = RandomCorpus(seed: 5)
        let reports = corpus.reports(120).filter(\.isLive)
        let reader = try MemoryReader(reports, segments: 2)
        for report in reports {
            for ceiling in [report.sequence - 1, report.sequence] {
                let options = SearchOptions(limit: 0, ceiling: ceiling)
                let result = try SearchRun().run(.everything, on: reader, options: options)
                #expect(sequences(result) == reports.map(\.sequence).filter { $0 <= ceiling })
            }
        }
    }

    @Test func `a phrase of one place in many is found by the cheapest cover`() {
        #expect(PhraseCover.cheapest([5]) == [0])
        #expect(PhraseCover.cheapest([5, 3]) == [1, 0])
        #expect(PhraseCover.cheapest([5, 3, 4]) == [2, 0])
        #expect(PhraseCover.cheapest([5, 9, 1, 7, 4]) == [2, 4, 0])
        #expect(PhraseCover.cheapest([5, 1, 9, 1, 4]) == [1, 3, 4, 0])
    }
}

/// The matches as sequence numbers, ascending.
func sequences(_ result: SearchResult) -> [Int64] {
    result.matches.flatMap { block in
        var found: [Int64] = []
        block.documents.forEach { found.append(Int64(block.number) << 16 | Int64($0)) }
        return found
    }.sorted()
}
