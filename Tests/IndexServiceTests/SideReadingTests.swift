import GRDB
import Messages
import Testing

@testable import IndexService
@testable import Postings
@testable import StageKit

/// Searches on several threads, each with a connection of its own.
@Suite struct SideReadingTests {
    /// Three blocks of reports that are found by many queries.
    private static func filled() throws -> TemporaryIndex {
        let index = try TemporaryIndex(reportsOfSegment: 40)
        for block in 0..<3 {
            try index.queue.write {
                try $0.execute(
                    sql: "UPDATE sqlite_sequence SET seq = ? WHERE name = 'report_version'", arguments: [block << 16])
            }
            try index.add(
                (0..<90).map { number in
                    try makeReport(
                        block * 100 + number + 1,
                        "行政复议\(number % 7)件，行政诉讼\(number % 11)件。完善制度。" + (number % 9 == 0 ? "执法证件" : "执法"),
                        title: number % 13 == 0 ? "行政复议报告" : "工作报告", year: 2019 + number % 5,
                        agency: "机关\(number % 4)")
                })
        }
        try index.tidy()
        // Some are in the tail still.
        index.isTidy = false
        try index.add((0..<10).map { try makeReport(900 + $0, "行政复议尾声，执法证件。", year: 2024) })
        return index
    }

    private static let queries = [
        "行政复议", "复议 -证件", "执法证件 OR 诉讼10件", "制", "1*", "in:title 复议", "agency:机关2 诉讼", "year:2021 制度",
        "NEAR(复议 诉讼)", "没有",
    ]

    @Test(arguments: 1...3)
    func `answers are those of one thread`(readers: Int) throws {
        let index = try Self.filled()
        let side = index.sideReaders(readers)
        for words in Self.queries {
            for order in [SearchOrder.relevance, .date] {
                var query = SearchQuery(words: words, limit: 12, order: order)
                query.facets = ["year", "kind"]
                var expected = try index.search(query)
                var found = try index.queue.read { try index.archive.search(query, in: $0, beside: side) }
                // The members of a cursor come in any order.
                #expect((found.cursor == nil) == (expected.cursor == nil), "\(words)")
                (found.cursor, expected.cursor) = (nil, nil)
                #expect(found == expected, "\(words)")
            }
        }
        side.close()
    }

    @Test func `comparisons are those of one thread`() throws {
        let index = try Self.filled()
        let side = index.sideReaders(2)
        for number in [1, 45, 150, 289, 905] {
            let query = CompareQuery(id: documentId(number))
            let expected = try #require(try index.queue.read { try index.archive.compare(query, in: $0) })
            let found = try index.queue.read { try index.archive.compare(query, in: $0, beside: side) }
            #expect(found == expected && expected.reuse != nil)
        }
        side.close()
    }

    @Test func `blocks are spread over the threads`() throws {
        let index = try Self.filled()
        let side = index.sideReaders(1)
        let lanes = try index.queue.read { db in
            try side.borrow(1) { readers in
                try StoredPostings(db, beside: readers, cache: index.archive.cache).stored.map(\.lane)
            }
        }
        #expect(lanes == [0, 1, 0])
        side.close()
    }

    @Test func `a thread that sees what came in meanwhile is not used`() throws {
        let index = try Self.filled()
        let side = index.sideReaders(1)
        let earlier = try DatabasePool(path: index.queue.path)
        let cache = index.archive.cache
        // A report, a flush, one that is taken out.
        let changes: [() throws -> Void] = [
            { try index.add((0..<40).map { try makeReport(1_000 + $0, "行政复议又一件") }) },
            { try index.tidy() },
            {
                try index.queue.write {
                    try $0.execute(sql: "UPDATE posting_block SET live = zeroblob(8192) WHERE block = 1")
                }
            },
        ]
        for (number, change) in changes.enumerated() {
            let lanes = try earlier.read { db in
                _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM posting_tail")
                try change()
                return try side.borrow(1) { readers in
                    Set(try StoredPostings(db, beside: readers, cache: cache).stored.map(\.lane))
                }
            }
            #expect(lanes == [0], "\(number)")
        }
        side.close()
        try earlier.close()
    }
}
