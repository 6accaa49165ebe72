import Foundation
import GRDB
import IndexService
import Messages
import Testing

@testable import StageKit

@Suite struct PostingMergeTests {
    /// More than one flush, with reports that are superseded before and after they are flushed.
    private static func filled(tidy isTidy: Bool) throws -> TemporaryIndex {
        let index = try TemporaryIndex()
        index.isTidy = isTidy
        let reports = try (1...2_600).map { number in
            try makeReport(
                number, "行政复议第\(number)件，号\(number * 7_919)x。第\(number % 10)类",
                title: number % 500 == 0 ? "复议综述" : nil, series: number % 40 == 0 ? "同一" : nil,
                year: 2019 + number % 5)
        }
        for start in stride(from: 0, to: reports.count, by: 100) { try index.add(Array(reports[start..<start + 100])) }
        return index
    }

    private static let queries = [
        "行政复议", "议第1234件", "\"第3类\"", "year:2020 第4类", "1234", "复议 in:title", "号2059\u{2A}", "类",
    ]

    private static func answers(_ index: TemporaryIndex) throws -> [[String]] {
        try queries.map { query in
            let answer = try index.search(SearchQuery(words: query, limit: 30, facets: ["year"]))
            return ["\(answer.total) \(answer.facets)"] + answer.hits.map { "\($0.documentId) \($0.score)" }
        }
    }

    @Test func `flushing and merging change no answer`() throws {
        let untouched = try Self.filled(tidy: false)
        let merged = try Self.filled(tidy: true)
        try merged.tidy()
        #expect(try Self.count("posting_tail", untouched) == 2_600 - 64)
        #expect(try Self.count("posting_tail", merged) < 512)
        #expect(try Self.count("posting_segment", merged) == 4)
        #expect(try Self.answers(merged) == Self.answers(untouched))
        #expect(try Self.answers(merged)[0][0].hasPrefix("2536 "))
        #expect(try merged.faults() == [])
        #expect(try untouched.faults() == [])
    }

    @Test func `a transaction that is taken back in the middle of a flush costs nothing`() throws {
        struct TakenBack: Error {}
        let untouched = try Self.filled(tidy: false)
        let index = try Self.filled(tidy: false)
        var (steps, takenBack) = (0, 0)
        while try index.queue.write({ try index.archive.tidy(bytes: 12_000, in: $0) }) {
            steps += 1
            // Work that is taken back is begun again; were it always so, it would never end.
            guard steps % 5 == 0, takenBack < 10 else { continue }
            takenBack += 1
            #expect(throws: TakenBack.self) {
                try index.queue.write { db in
                    _ = try index.archive.tidy(bytes: 12_000, in: db)
                    throw TakenBack()
                }
            }
        }
        #expect(steps > 20)
        #expect(try Self.answers(index) == Self.answers(untouched))
        #expect(try index.faults() == [])
    }

    @Test func `what was taken back is not found under the sequence that another report then gets`() throws {
        let index = try TemporaryIndex(reportsOfSegment: 1)
        let entries = try [makeReport(1, "收回的内容"), makeReport(2, "留下的文字")].map {
            try IndexEntry(reportJSON: JSONEncoder().encode($0))
        }
        try index.queue.inTransaction { db in
            _ = try index.archive.commit(entries[0], at: Timestamp(milliseconds: 1), in: db)
            _ = try index.archive.tidy(bytes: 1, in: db)
            return .rollback
        }
        try index.queue.write { _ = try index.archive.commit(entries[1], at: Timestamp(milliseconds: 2), in: $0) }
        try index.tidy()
        #expect(try index.search("留下").total == 1)
        #expect(try index.search("收回").total == 0)
    }

    @Test func `upkeep of the service does what is left, and leaves a shorter tail`() throws {
        let index = try Self.filled(tidy: true)
        let tail = try Self.count("posting_tail", index)
        #expect((128..<512).contains(tail))
        let upkeep = IndexStage().plan().upkeep
        while try index.queue.write(upkeep) {}
        #expect(try Self.count("posting_tail", index) < 128)
        #expect(try index.faults() == [])
    }

    private static func count(_ table: String, _ index: TemporaryIndex) throws -> Int {
        try index.queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") ?? 0 }
    }
}
