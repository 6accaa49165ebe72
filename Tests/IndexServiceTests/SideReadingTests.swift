import Foundation
import GRDB
import Messages
import Synchronization
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
        let index = try TemporaryIndex()
        for report in ComparingTests.reports { try index.add(report) }
        try index.tidy()
        let side = index.sideReaders(2)
        let lent = try index.queue.read { db in
            try side.borrow(2) { try StoredPostings(db, beside: $0, cache: index.archive.cache).lanes.count }
        }
        #expect(lent == 3)
        for number in [0, 15, 31, 47, 59] {
            let query = CompareQuery(id: ComparingTests.reports[number].documentId)
            let expected = try #require(try index.queue.read { try index.archive.compare(query, in: $0) })
            let found = try index.queue.read { try index.archive.compare(query, in: $0, beside: side) }
            #expect(found == expected && expected.reuse != nil && !expected.figures.isEmpty)
        }
        side.close()
    }

    @Test(.timeLimit(.minutes(1))) func `who waits no longer for an answer ends the work of all threads`() throws {
        let index = try Self.filled()
        let side = index.sideReaders(1)
        let hasBegun = DispatchSemaphore(value: 0)
        let interrupted = Mutex(false)
        let error = #expect(throws: DatabaseError.self) {
            try index.queue.read { db in
                try side.borrow(1) { readers in
                    try StoredPostings(db, beside: readers, cache: index.archive.cache).spread([0, 1]) { own, part in
                        guard part == 1 else {
                            hasBegun.wait()
                            throw DatabaseError(resultCode: .SQLITE_INTERRUPT)
                        }
                        own.db.add(
                            function: DatabaseFunction("begun", argumentCount: 0) { _ in
                                hasBegun.signal()
                                return 1
                            })
                        do {
                            _ = try Int.fetchOne(
                                own.db,
                                sql: """
                                    WITH RECURSIVE n(i) AS (SELECT begun() UNION ALL SELECT i + 1 FROM n)
                                    SELECT count(*) FROM n
                                    """)
                        } catch {
                            interrupted.withLock { $0 = true }
                            throw error
                        }
                    }
                }
            }
        }
        #expect(error?.resultCode == .SQLITE_INTERRUPT && interrupted.withLock { $0 })
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
        func lanes(beside change: () throws -> Void) throws -> Set<Int> {
            try earlier.read { db in
                _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM posting_tail")
                try change()
                return try side.borrow(1) { readers in
                    Set(try StoredPostings(db, beside: readers, cache: index.archive.cache).stored.map(\.lane))
                }
            }
        }
        #expect(try lanes {} == [0, 1])
        let add = { try index.add((0..<40).map { try makeReport(1_000 + $0, "行政复议又一件") }) }
        #expect(try lanes { _ = try add() } == [0], "reports")
        #expect(try lanes { try index.tidy() } == [0], "a flush")
        // With a segment in another block all of the one before are merged.
        try index.queue.write {
            try $0.execute(
                sql: "UPDATE sqlite_sequence SET seq = ? WHERE name = 'report_version'", arguments: [3 << 16])
        }
        try index.add((0..<40).map { try makeReport(2_000 + $0, "行政复议再一件") })
        let isFlushed = { try index.queue.read { try PostingTail(db: $0, cache: PostingCache()).count() < 40 } }
        while try !isFlushed() { _ = try index.queue.write { try index.archive.tidy(bytes: 1_000, in: $0) } }
        #expect(try lanes { try index.tidy() } == [0], "a merge")
        #expect(try lanes {} == [0, 1])
        let gone = try #require(try index.search("行政复议").hits.last)
        let remove = { try index.queue.write { try index.archive.remove(documentId: gone.documentId, in: $0) } }
        #expect(try lanes { _ = try remove() } == [0], "one that is taken out")
        side.close()
        try earlier.close()
    }
}
