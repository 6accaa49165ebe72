import Testing

@testable import Postings

@Suite struct PlacePartsTests {
    /// A list of documents of which each has some places.
    private static func list(_ documents: Int, places: (Int) -> Int) -> [UInt8] {
        var writer = PostingListWriter()
        for document in 0..<documents {
            writer.append(UInt16(document), places: (0..<places(document)).map { UInt32($0 * 200 + document) })
        }
        return writer.finish().places
    }

    @Test(arguments: [70, 128, 1_000, 6_000, 65_536]) func `parts are whole groups of about a page`(documents: Int)
        throws
    {
        let places = Self.list(documents) { max(12 + $0 % 120, 20_000 / documents) }
        let parts = try #require(PlaceParts(cutting: places, ofDocuments: documents))
        let table = places.prefix(PostingList.tableLength(count: documents))
        let starts = stride(from: 0, to: table.count, by: 4).map { start in
            table.count + table[start..<start + 4].reversed().reduce(0) { $0 << 8 | Int($1) }
        }
        #expect(parts.bounds.first == table.count && parts.bounds.last == places.count)
        #expect(Set(parts.bounds.dropFirst().dropLast()).isSubset(of: starts))
        for part in 0..<parts.count - 1 {
            let bytes = parts.bytes(of: part)
            #expect(bytes.count >= PlaceParts.least)
            let groups = starts.filter(bytes.contains)
            #expect(groups.last.map { $0 - bytes.lowerBound < PlaceParts.least } ?? true)
        }
        // The table alone tells the same.
        #expect(PlaceParts(table: Array(table), size: places.count)?.bounds == parts.bounds)
    }

    @Test func `bytes and groups are found in the parts that hold them`() throws {
        let documents = 5_000
        let places = Self.list(documents) { 20 + $0 % 50 }
        let parts = try #require(PlaceParts(cutting: places, ofDocuments: documents))
        for part in 0..<parts.count {
            let bytes = parts.bytes(of: part)
            #expect(parts.holding(bytes) == part..<part + 1)
            #expect(parts.holding(bytes.lowerBound..<bytes.lowerBound + 1) == part..<part + 1)
            guard part + 1 < parts.count else { continue }
            #expect(parts.holding(bytes.upperBound - 1..<bytes.upperBound + 1) == part..<part + 2)
        }
        #expect(parts.holding(places.count..<places.count).isEmpty)
        let groups = (documents + PostingList.stride - 1) / PostingList.stride
        #expect(parts.count(holding: Array(0..<groups)) == parts.count)
        #expect(parts.count(holding: [0]) == 1 && parts.count(holding: [groups - 1]) == 1)
        #expect(parts.count(holding: []) == 0)
    }

    @Test func `short lists and those of one group stay as they are`() {
        #expect(PlaceParts(cutting: Self.list(1_000) { _ in 2 }, ofDocuments: 1_000) == nil)
        #expect(PlaceParts(cutting: Self.list(64) { _ in 1_000 }, ofDocuments: 64) == nil)
    }

    @Test func `a skip table that does not fit is refused`() {
        #expect(PlaceParts(table: [1, 0, 0], size: 100) == nil)
        #expect(PlaceParts(table: [9, 0, 0, 0, 8, 0, 0, 0], size: 100) == nil)
        #expect(PlaceParts(table: [97, 0, 0, 0], size: 100) == nil)
        #expect(PlaceParts(table: [0, 0, 0, 0], size: 3) == nil)
        #expect(PlaceParts(table: [96, 0, 0, 0], size: 100)?.bounds == [4, 100])
    }
}
