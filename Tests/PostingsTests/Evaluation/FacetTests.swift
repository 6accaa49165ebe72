import Testing

@testable import Postings

@Suite struct FacetTests {
    @Test(arguments: 0..<8 as Range<UInt64>)
    func `facets count what a look at each report counts`(seed: UInt64) throws {
        var corpus = RandomCorpus(seed: 500 + seed)
        let reports = corpus.reports(150)
        let reader = try MemoryReader(reports, segments: 2)
        for _ in 0..<30 {
            let query = corpus.query(depth: 2)
            let found = reports.filter { $0.isLive && $0.matches(query) }
            let facets = PostingFacets(try SearchRun().run(query, on: reader, options: SearchOptions(limit: 0)))
            let values = found.flatMap { $0.values }.filter { $0 < 5 }
            #expect(
                try facets.counts(of: [4, 3, 2, 1, 0, 0, 99], on: reader)
                    == Dictionary(values.map { ($0, 1) }, uniquingKeysWith: +))
            #expect(
                try facets.years(on: reader)
                    == Dictionary(found.map { (Int($0.year), 1) }, uniquingKeysWith: +))
        }
    }

    @Test func `dense values are counted like sparse ones`() throws {
        let reports = (0..<12_000).map { number in
            var report = PlainReport(sequence: Int64(number * 5))
            report.values = [number % 2 == 0 ? 1 : 2, Int64(number % 100 + 10)]
            return report
        }
        let reader = try MemoryReader(reports, segments: 1)
        let result = try SearchRun().run(.not(.values([12])), on: reader, options: SearchOptions(limit: 0))
        let counts = try PostingFacets(result).counts(of: [1, 2, 11, 12], on: reader)
        #expect(counts == [1: 5_880, 2: 6_000, 11: 120])
    }
}
