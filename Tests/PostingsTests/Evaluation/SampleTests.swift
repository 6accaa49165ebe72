import Testing

@testable import Postings

@Suite struct SampleTests {
    private static let units = (1...3).map { UnitID(rawValue: $0) }
    private static let phrase = PostingQuery.phrase(units, in: .text)

    /// Blocks in which every document has both pairs of a phrase, and three in four the phrase.
    private static func reader(blocks: Int) throws -> MemoryReader {
        var (first, second, third) = (PostingListWriter(), PostingListWriter(), PostingListWriter())
        for document in UInt16.min...UInt16.max {
            first.append(document, places: [10])
            second.append(document, places: [document % 4 == 1 ? 20 : 11])
            if document % 8 == 0 { third.append(document) }
        }
        var block = MemoryBlock(number: 0)
        let keys = [
            TermKey.pair(units[0], units[1], in: .text), .pair(units[1], units[2], in: .text), .value(7),
        ]
        for (key, writer) in zip(keys, [first, second, third]) {
            let (docs, places) = writer.finish()
            block.stored[key] = PostingList(docs: docs, places: places).map { [$0] }
        }
        block.live = .full
        let dates = (0..<BlockBitmap.capacity).map { UInt16($0 % 1_000) }
        block.kept = BlockColumns(dates: dates, years: dates.map { 2_000 + $0 % 10 }, lengths: dates)
        return MemoryReader(
            blocks: (0..<blocks).map { number in
                var copy = MemoryBlock(number: number)
                (copy.stored, copy.live, copy.kept) = (block.stored, block.live, block.kept)
                return copy
            })
    }

    @Test func `beyond the matches that are counted the total is an estimate, near the truth and always the same`()
        throws
    {
        let reader = try Self.reader(blocks: 5)
        let result = try SearchRun().run(Self.phrase, on: reader, options: SearchOptions(limit: 0))
        let truth = 5 * 49_152
        #expect(result.isEstimate)
        #expect(abs(result.total - truth) < truth / 50)
        // The first two blocks are counted one by one, since the first has fewer matches than are always counted.
        #expect(result.matches.map(\.weight) == [1, 1, 16, 16, 16])
        #expect(result.cost.checked < 3 * BlockBitmap.capacity)
        let facets = PostingFacets(result)
        let counted = try facets.counts(of: [7], on: reader)[7] ?? 0
        #expect(abs(counted - 5 * 8_192) < 2_000)
        #expect(abs((try facets.years(on: reader).values.reduce(0, +)) - truth) < truth / 50)
        let again = try SearchRun().run(Self.phrase, on: reader, options: SearchOptions(limit: 0))
        #expect(again.total == result.total && again.cost == result.cost)
    }

    @Test func `sets of documents alone are always counted`() throws {
        let reader = try Self.reader(blocks: 5)
        let query = PostingQuery.and([.phrase(Array(Self.units.prefix(2)), in: .text), .not(.values([7]))])
        let result = try SearchRun().run(query, on: reader, options: SearchOptions(limit: 0))
        #expect(!result.isEstimate && result.total == 5 * 57_344)
        #expect(result.cost.places == 0)
    }

    @Test func `the hits of a sampled search are the true ones`() throws {
        let reader = try Self.reader(blocks: 4)
        let expected = (0..<4 * BlockBitmap.capacity).filter { $0 % 65_536 % 4 != 1 }
            .sorted { ($0 % 65_536 % 1_000, $0) > ($1 % 65_536 % 1_000, $1) }
        for order in [SearchOptions.Order.date, .relevance] {
            let result = try SearchRun().run(
                Self.phrase, on: reader, options: SearchOptions(order: order, limit: 6_000))
            let hits = result.hits.map { Int($0.sequence) }
            #expect(hits.count == 6_000 && Set(hits).count == 6_000)
            if order == .date { #expect(hits == Array(expected.prefix(6_000))) }
            if order == .relevance { #expect(result.cost.scored == SearchRun.scoredMatches) }
            #expect(hits.allSatisfy { $0 % 65_536 % 4 != 1 })
        }
    }

    @Test func `a bound of work makes the rest a sample`() throws {
        let reader = try Self.reader(blocks: 3)
        let rare = PostingQuery.and([Self.phrase, .not(.phrase(Array(Self.units.prefix(2)), in: .text))])
        let options = SearchOptions(limit: 0, workLimit: 1)
        #expect(try SearchRun().run(rare, on: reader, options: options).isEstimate == false)
        let result = try SearchRun().run(Self.phrase, on: reader, options: options)
        #expect(result.matches.map(\.weight) == [1, 16, 16])
    }

    @Test func `one document in sixteen is in the sample`() {
        let counts = (0..<64).map { SearchSample.documents(ofBlock: $0).count }
        #expect(counts.allSatisfy { (3_700...4_500).contains($0) })
        #expect((260_000...264_300).contains(counts.reduce(0, +)))
        #expect(SearchSample.documents(ofBlock: 1) != SearchSample.documents(ofBlock: 2))
    }
}
