import Foundation
import GRDB
import Messages
import Testing

@testable import IndexService
@testable import Postings
@testable import StageKit

/// Long lists in parts, and samples of full blocks.
@Suite struct PostingPartsTests {
    private static let reports = 900
    private static let reportsOfSegment = 300

    /// Reports that have one word so often that its list is long; in every fiftieth it is followed by another.
    private static func filled(_ index: TemporaryIndex) throws {
        let reports = try (1...reports).map { number in
            let often = String(repeating: "复议\(number)。", count: 60)
            return try makeReport(number, often + (number % 50 == 0 ? "复议答复。" : "复议。答复。"), year: 2019 + number % 5)
        }
        for start in stride(from: 0, to: reports.count, by: 100) { try index.add(Array(reports[start..<start + 100])) }
    }

    private static func count(_ sql: String, _ index: TemporaryIndex) throws -> Int {
        try index.queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM " + sql) ?? 0 }
    }

    private static let queries = ["复议答复", "复议", "复议50。", "议答", "复议答复 year:2019", "答复 -复议答复"]

    private static func answers(_ index: TemporaryIndex) throws -> [[String]] {
        try queries.map { query in
            let answer = try index.search(SearchQuery(words: query, limit: 1_000, facets: ["year"]))
            return ["\(answer.total) \(answer.facets)"] + answer.hits.map { "\($0.documentId) \($0.score as Any)" }
        }
    }

    /// Puts what comes next into another block, so that the one before is full.
    private static func beginBlock(_ index: TemporaryIndex) throws {
        try index.queue.write {
            try $0.execute(sql: "UPDATE sqlite_sequence SET seq = 65535 WHERE name = 'report_version'")
        }
        try index.add((1...reportsOfSegment).map { try makeReport(reports + $0, "别的内容") })
        if index.isTidy { try index.tidy() }
    }

    @Test func `long lists lie in parts, and the answers are the same`() throws {
        let index = try TemporaryIndex(reportsOfSegment: Self.reportsOfSegment)
        let untouched = try TemporaryIndex()
        untouched.isTidy = false
        try Self.filled(index)
        try Self.filled(untouched)
        try index.tidy()
        #expect(try Self.count("posting_part", index) > 10)
        #expect(try Self.count("posting_part", untouched) == 0)
        #expect(try Self.answers(index) == Self.answers(untouched))
        #expect(try Self.answers(index)[0][0].hasPrefix("18 "))
        try Self.beginBlock(index)
        try Self.beginBlock(untouched)
        #expect(try Self.answers(index) == Self.answers(untouched))
        #expect(try index.faults() == [])
    }

    @Test func `of a long list only the parts of the reports that may match are read`() throws {
        let index = try TemporaryIndex(reportsOfSegment: Self.reportsOfSegment)
        try Self.filled(index)
        try Self.beginBlock(index)
        let isWanted = try index.queue.read { db in
            let block = try #require(StoredPostings(db, cache: index.archive.cache).stored.last)
            let key = TermKey.pair(UnitID(scalar: 0x590D), UnitID(scalar: 0x8BAE), in: .text)
            let whole = try #require(block.lists(of: key, withPlaces: true).first)
            var few = BlockBitmap()
            for document in [50, 51, 700] as [UInt16] { few.insert(document) }
            let fresh = try #require(StoredPostings(db, cache: index.archive.cache).stored.last)
            let part = try #require(fresh.lists(of: key, withPlacesOf: few).first)
            return part.places.count < whole.places.count / 2 && part.docs == whole.docs
        }
        #expect(isWanted)
    }

    @Test func `a part that is missing or cut is told, by the search and by the check`() throws {
        for damage in ["DELETE FROM posting_part", "UPDATE posting_part SET places = substr(places, 2)"] {
            let index = try TemporaryIndex(reportsOfSegment: Self.reportsOfSegment)
            try Self.filled(index)
            try index.tidy()
            try index.queue.write { try $0.execute(sql: damage) }
            let error = #expect(throws: IndexError.self) { try index.search("复议答复") }
            #expect(error?.code == .corrupt)
            #expect(try index.faults().contains { $0.contains("damaged") })
        }
    }

    @Test func `parts go with their segments`() throws {
        let index = try TemporaryIndex(reportsOfSegment: Self.reportsOfSegment)
        try Self.filled(index)
        try Self.beginBlock(index)
        let parts = try Self.count("posting_part", index)
        for number in 1...Self.reports / 2 {
            _ = try index.queue.write { try index.archive.remove(documentId: documentId(number), in: $0) }
        }
        try index.tidy()
        #expect(try Self.count("posting_part", index) < parts * 2 / 3)
        #expect(
            try Self.count("posting_part WHERE number >> 32 NOT IN (SELECT segment FROM posting_segment)", index) == 0)
        #expect(try Self.count("posting_segment WHERE state = 'dead'", index) == 0)
        #expect(try index.faults() == [])
    }

    @Test func `the sample of a full block has the lists of its reports, and is made anew with the block`() throws {
        let index = try TemporaryIndex(IndexArchive(reportsOfSegment: Self.reportsOfSegment, sampledFrom: 200))
        try Self.filled(index)
        #expect(try Self.count("posting_segment WHERE state = 'sample'", index) == 0)
        try Self.beginBlock(index)
        #expect(try Self.count("posting_segment WHERE state = 'sample'", index) == 1)
        try expectSample(index)
        for number in 1...Self.reports / 2 {
            _ = try index.queue.write { try index.archive.remove(documentId: documentId(number), in: $0) }
        }
        try index.tidy()
        #expect(try Self.count("posting_segment WHERE state = 'sample'", index) == 1)
        try expectSample(index)
        #expect(try index.faults() == [])
    }

    private func expectSample(_ index: TemporaryIndex) throws {
        try index.queue.read { db in
            let block = try #require(StoredPostings(db, cache: index.archive.cache).stored.last)
            let sample = try #require(try block.sample())
            var documents = SearchSample.documents(ofBlock: 0)
            documents.formIntersection(block.live)
            #expect(documents.count > 10)
            var seen = 0
            let keys = try Int64.fetchAll(
                db, sql: "SELECT DISTINCT key & ? FROM posting", arguments: [PostingRows.keyMask])
            for key in keys.map(PostingRows.key) {
                let (all, some) = (
                    try block.lists(of: key, withPlaces: true), try sample.lists(of: key, withPlaces: true)
                )
                var expected: [UInt16: [UInt32]] = [:]
                for list in all { Self.read(list, among: documents, to: &expected) }
                var found: [UInt16: [UInt32]] = [:]
                for list in some { Self.read(list, among: documents, to: &found) }
                #expect(found == expected, "\(key)")
                seen += expected.count
            }
            #expect(seen > 300)
            #expect(try block.sample()?.live == block.live)
        }
    }

    private static func read(_ list: PostingList, among documents: BlockBitmap, to found: inout [UInt16: [UInt32]]) {
        list.forEach { document in if documents.contains(document) { found[document] = found[document] ?? [] } }
        guard !list.places.isEmpty else { return }
        var cursor = PlaceCursor(list)
        for document in found.keys where cursor.seek(document) { found[document] = cursor.places }
    }

    /// An index of the version before has the same rows without parts and samples.
    @Test func `an older index is read as it is, and gets parts in idle time`() throws {
        let index = try TemporaryIndex(reportsOfSegment: Self.reportsOfSegment)
        try Self.filled(index)
        try Self.beginBlock(index)
        let answers = try Self.answers(index)
        try index.queue.write { db in
            for (key, list) in try Self.longLists(db) {
                try db.execute(
                    sql: "UPDATE posting SET places = ? WHERE key = ?", arguments: [Data(list.places), key])
            }
            try db.execute(
                sql: """
                    DROP TABLE posting_part;
                    DROP INDEX posting_segment_block;
                    ALTER TABLE posting_segment DROP COLUMN parts;
                    CREATE INDEX posting_segment_block ON posting_segment (block, segment);
                    """)
            try IndexArchive.migrateToParts(db)
        }
        #expect(try Self.count("posting_part", index) == 0)
        #expect(try Self.answers(index) == answers && index.faults() == [])
        try index.tidy()
        #expect(try Self.count("posting_part", index) > 10)
        #expect(try Self.count("posting_segment WHERE parts = 0 AND block = 0", index) == 0)
        #expect(try Self.answers(index) == answers && index.faults() == [])
        try index.queue.write { try IndexArchive.migrateToParts($0) }
        #expect(try Self.count("posting_part", index) > 10)
    }

    private static func longLists(_ db: Database) throws -> [(Int64, PostingList)] {
        try Row.fetchAll(db, sql: "SELECT key, docs, places FROM posting").compactMap { row in
            let (docs, stored) = ([UInt8](row[1] as Data), [UInt8](row[2] as Data))
            let list = try #require(PostingList(docs: docs))
            guard PostingParts.Head.stands(inBytes: stored.count, ofDocuments: list.count) else { return nil }
            let segment = (row[0] as Int64) >> Int64(TermKey.bits)
            let head = try #require(PostingParts.Head(stored))
            let places = try #require(try PostingParts(db: db).places(head, of: segment))
            return (row[0], try #require(PostingList(docs: docs, places: places)))
        }
    }
}
