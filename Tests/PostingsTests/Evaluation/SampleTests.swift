import Testing

@testable import Postings

@Suite struct SampleTests {
    private static let units = (1...3).map { UnitID(rawValue: $0) }
    private static let phrase = PostingQuery.phrase(units, in: .text)

    /// Blocks in which every document has both pairs of a phrase, and three in four, or another share, the phrase.
    private static func reader(blocks: Int, without: Set<UInt16> = [1]) throws -> MemoryReader {
        var (first, second, third) = (PostingListWriter(), PostingListWriter(), PostingListWriter())
        for document in UInt16.min...UInt16.max {
            first.append(document, places: [10])
            second.append(document, places: [without.contains(document % 4) ? 20 : 11])
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
        // The sample tells at once that there are more than are counted.
        #expect(result.matches.map(\.weight) == [32, 32, 32, 32, 32])
        #expect(result.cost.checked < 5 * BlockBitmap.capacity / 31)
        let facets = PostingFacets(result)
        let counted = try facets.counts(of: [7], on: reader)[7] ?? 0
        #expect(abs(counted - 5 * 8_192) < 2_500)
        #expect(abs((try facets.years(on: reader).values.reduce(0, +)) - truth) < truth / 50)
        let again = try SearchRun().run(Self.phrase, on: reader, options: SearchOptions(limit: 0))
        #expect(again.total == result.total && again.cost == result.cost)
    }

    @Test func `where the sample leaves it open, all are counted one by one`() throws {
        let reader = try Self.reader(blocks: 4, without: [0, 1, 3])
        let run = SearchRun(limits: SearchLimits(exactMatches: 48_000))
        let result = try run.run(Self.phrase, on: reader, options: SearchOptions(limit: 0))
        #expect(!result.isEstimate && result.matches.map(\.weight) == [1, 1, 1, 1])
        #expect(result.total == 4 * 16_384)
    }

    @Test func `however many may match, so many as are counted are counted exactly`() throws {
        for (blocks, without) in [(1, [1]), (2, [0, 1, 3]), (3, [0, 1, 3]), (8, [0, 1, 2, 3])] as [(Int, Set<UInt16>)] {
            let reader = try Self.reader(blocks: blocks, without: without)
            let result = try SearchRun().run(Self.phrase, on: reader, options: SearchOptions(limit: 0))
            #expect(!result.isEstimate && result.total == blocks * 16_384 * (4 - without.count))
        }
    }

    @Test func `what surely matches in too great a number is not looked at to estimate the rest`() throws {
        let reader = try Self.reader(blocks: 5)
        let sure = PostingQuery.phrase(Array(Self.units.prefix(2)), in: .text)
        let query = PostingQuery.and([sure, .not(.and([.values([7]), Self.phrase]))])
        let result = try SearchRun().run(query, on: reader, options: SearchOptions(limit: 0))
        // What is sure is counted all the same.
        #expect(result.isEstimate && result.matches.map(\.weight) == [1, 1, 1, 1, 1])
        #expect(result.total == 5 * 57_344)
        #expect(result.cost.checked < 5 * 8_192 / 16)
    }

    @Test func `where a block keeps the lists of its sample apart, the estimate is made from those`() throws {
        var reader = try Self.reader(blocks: 5)
        // The two say different things, so that it shows which was asked.
        let sample = try Self.reader(blocks: 5, without: [0, 1]).memoryBlocks
        for index in sample.indices { reader.memoryBlocks[index].samples = [sample[index]] }
        let result = try SearchRun().run(Self.phrase, on: reader, options: SearchOptions(limit: 0))
        let half = 5 * BlockBitmap.capacity / 2
        #expect(result.isEstimate && abs(result.total - half) < half / 50)
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
            if order == .relevance { #expect(result.cost.scored == SearchLimits().scoredOfSample) }
            #expect(hits.allSatisfy { $0 % 65_536 % 4 != 1 })
        }
    }

    @Test func `one document in sixteen is in the sample`() {
        let counts = (0..<64).map { SearchSample.documents(ofBlock: $0).count }
        #expect(counts.allSatisfy { (3_700...4_500).contains($0) })
        #expect((260_000...264_300).contains(counts.reduce(0, +)))
        #expect(SearchSample.documents(ofBlock: 1) != SearchSample.documents(ofBlock: 2))
    }

    @Test func `where more may match the sample is a smaller one, within the larger`() {
        #expect(SearchSample.weight(among: 0) == 16 && SearchSample.weight(among: 262_143) == 16)
        #expect(SearchSample.weight(among: 262_144) == 32 && SearchSample.weight(among: 524_288) == 64)
        #expect(SearchSample.weight(among: 100_000_000) == 64)
        var all = 0
        for block in 0..<64 {
            let small = SearchSample.documents(ofBlock: block, weight: 64)
            var both = small
            both.formIntersection(SearchSample.documents(ofBlock: block))
            #expect(both.count == small.count)
            all += small.count
        }
        #expect((64_300...66_800).contains(all))
    }
}
