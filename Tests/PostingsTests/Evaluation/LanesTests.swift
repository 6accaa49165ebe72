import Testing

@testable import Postings

@Suite struct LanesTests {
    private enum Fault: Error, Equatable {
        case of(Int)
    }

    private static func readers(_ reports: [PlainReport], lanes: [Int]) throws -> [MemoryReader] {
        try lanes.map { count in
            var reader = try MemoryReader(reports, segments: 2)
            reader.lanes = ThreadLanes(count: count)
            for index in reader.memoryBlocks.indices { reader.memoryBlocks[index].lane = index % count }
            return reader
        }
    }

    @Test(arguments: 0..<4 as Range<UInt64>)
    func `several threads find, count and rank what one does, each reading its own blocks alone`(seed: UInt64) throws {
        var corpus = RandomCorpus(seed: 500 + seed)
        let readers = try Self.readers(corpus.reports(120), lanes: [1, 2, 3])
        let narrow = SearchRun(
            limits: SearchLimits(
                exactMatches: 20, scoredMatches: 12, scoredOfSample: 8, alwaysChecked: 4, checkedCandidates: 15,
                countedUnits: 30, countedPhrases: 20))
        for round in 0..<40 {
            let query = corpus.query(depth: 2)
            let run = round % 2 == 0 ? narrow : SearchRun()
            var options = SearchOptions(order: round % 4 == 3 ? .date : .relevance, limit: 7)
            for _ in 0..<3 {
                let results = try readers.map { try run.run(query, on: $0, options: options) }
                let years = try zip(readers, results).map { try PostingFacets($1).years(on: $0) }
                let values = try zip(readers, results).map { reader, result in
                    try PostingFacets(result).counts(of: Array(0..<6), on: reader)
                }
                for index in 1..<results.count {
                    #expect(results[index].total == results[0].total, "\(query)")
                    #expect(results[index].isEstimate == results[0].isEstimate, "\(query)")
                    #expect(results[index].hits == results[0].hits, "\(query)")
                    #expect(results[index].cost == results[0].cost, "\(query)")
                    #expect(years[index] == years[0] && values[index] == values[0], "\(query)")
                }
                guard let next = results[0].next else { break }
                #expect(results.allSatisfy { $0.next == next })
                options.after = next
            }
        }
    }

    @Test func `work is spread over the lanes, and comes back in its order with what it took`() throws {
        var cost = SearchCost()
        let found = try ThreadLanes(count: 3).map(Array(0..<50), on: { $0 * $0 % 3 }, cost: &cost) { part, cost in
            ThreadLanes.expect(part * part % 3)
            cost.words += part
            return part * 2
        }
        #expect(found == (0..<50).map { $0 * 2 } && cost.words == 1_225)
    }

    @Test func `a lane goes no further than to its first fault`() {
        final class Calls { var parts: [Int] = [] }
        let calls = Calls()
        #expect(throws: Fault.of(3)) {
            try SingleLane().map(Array(0..<9), on: { _ in 0 }) { part in
                calls.parts.append(part)
                if part == 3 { throw Fault.of(part) }
            }
        }
        #expect(calls.parts == [0, 1, 2, 3])
    }

    @Test func `of several faults the one of the first part is told, whichever thread was sooner`() {
        for _ in 0..<20 {
            #expect(throws: Fault.of(3)) {
                try ThreadLanes(count: 2).map(Array(0..<9), on: { $0 % 2 }) { part in
                    if part >= 3 { throw Fault.of(part) }
                }
            }
        }
    }
}
