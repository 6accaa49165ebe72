import Testing

@testable import Postings

@Suite struct DamageTests {
    @Test func `damaged lists are an error or give fewer reports, and never a trap`() throws {
        var corpus = RandomCorpus(seed: 600)
        let reports = corpus.reports(60)
        let whole = try MemoryReader(reports, segments: 1)
        var refused = 0
        for _ in 0..<600 {
            var reader = whole
            for index in reader.memoryBlocks.indices {
                for (key, lists) in reader.memoryBlocks[index].stored where corpus.random.chance(20) {
                    reader.memoryBlocks[index].stored[key] = lists.compactMap { damaged($0, &corpus.random) }
                }
            }
            do {
                let result = try SearchRun().run(corpus.query(depth: 2), on: reader)
                _ = try PostingFacets(result).counts(of: [0, 1, 2], on: reader)
            } catch is PostingError {
                refused += 1
            }
        }
        #expect(refused > 50)
    }

    @Test func `a list without the places it is asked for is an error`() throws {
        var corpus = RandomCorpus(seed: 601)
        let unit = UnitID(rawValue: 0x6CD5)
        var report = corpus.report(1)
        report.isLive = true
        report.parts[.text] = [unit, unit, unit]
        var reader = try MemoryReader([report], segments: 1)
        let key = TermKey.pair(unit, unit, in: .text)
        let stored = try #require(reader.memoryBlocks[0].stored[key]?.first)
        reader.memoryBlocks[0].stored[key] = [try #require(PostingList(docs: stored.docs))]
        #expect(throws: PostingError.damaged(key)) {
            try SearchRun().run(.phrase([unit, unit, unit], in: .text), on: reader)
        }
    }

    private func damaged(_ list: PostingList, _ random: inout SeededNumbers) -> PostingList? {
        var (docs, places) = (list.docs, list.places)
        switch random.below(5) {
        case 0: docs.removeLast(min(docs.count, random.below(4)))
        case 1: places.removeLast(min(places.count, random.below(8)))
        case 2: docs[random.below(docs.count)] = UInt8(random.below(256))
        case 3 where !places.isEmpty: places[random.below(places.count)] = UInt8(random.below(256))
        default: places = (0..<random.below(60)).map { _ in UInt8(random.below(256)) }
        }
        return PostingList(docs: docs, places: places)
    }
}
