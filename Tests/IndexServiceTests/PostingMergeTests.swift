import GRDB
import IndexService
import Messages
import StageKit
import Testing

@Suite struct PostingMergeTests {
    @Test func `upkeep merges the segments of many commits, and search finds the same`() throws {
        let index = try TemporaryIndex()
        for number in 1...12 { try index.add(try makeReport(number, "行政复议第\(number)件")) }
        let before = try segments(of: index)
        let found = try index.found("行政复议")
        let upkeep = IndexStage().plan().upkeep
        var steps = 0
        while try index.queue.write(upkeep) { steps += 1 }
        #expect(before == 12)
        #expect(steps > 0)
        #expect(try segments(of: index) < 4)
        #expect(try index.found("行政复议") == found)
        #expect(found.count == 12)
        #expect(try index.faults() == [])
    }

    private func segments(of index: TemporaryIndex) throws -> Int {
        try index.queue.read { try Int.fetchOne($0, sql: "SELECT count(DISTINCT segid) FROM report_text_idx") ?? 0 }
    }
}
