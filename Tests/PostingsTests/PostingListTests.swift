import Testing

@testable import Postings

@Suite struct PostingListTests {
    @Test(arguments: [1, 63, 64, 65, 1_000, 4_095, 4_096, 20_000, 65_536])
    func `a list gives back its documents and their places`(count: Int) throws {
        var writer = PostingListWriter()
        var expected: [UInt16: [UInt32]] = [:]
        let step = max(1, BlockBitmap.capacity / count)
        for number in 0..<count {
            let document = UInt16(number * step)
            let places = (0...UInt32(number % 5)).map { $0 * 130 + UInt32(number % 300) }
            expected[document] = places
            writer.append(document, places: places)
        }
        let (docs, places) = writer.finish()
        let list = try #require(PostingList(docs: docs, places: places))
        #expect(list.count == count)
        #expect(list.documents == expected.keys.sorted())
        #expect(list.bitmap.count == count)
        for stride in [1, 7, 100] {
            var cursor = PlaceCursor(list)
            for document in list.documents.enumerated().filter({ $0.offset % stride == 0 }).map(\.element) {
                let isFound = cursor.seek(document)
                #expect(isFound && cursor.places == expected[document])
            }
        }
    }

    @Test(arguments: [1, 63, 64, 65, 1_000, 4_096, 20_000, 65_536])
    func `a part of a list has the places of its documents and no others`(count: Int) throws {
        var writer = PostingListWriter()
        var expected: [UInt16: [UInt32]] = [:]
        let step = max(1, BlockBitmap.capacity / count)
        for number in 0..<count {
            let places = (0...UInt32(number % 5)).map { $0 * 130 + UInt32(number % 300) }
            expected[UInt16(number * step)] = places
            writer.append(UInt16(number * step), places: places)
        }
        let (docs, places) = writer.finish()
        let bare = try #require(PostingList(docs: docs))
        var random = SeededNumbers(seed: UInt64(count))
        for share in [1, 4, 50, count] {
            var asked = BlockBitmap()
            for document in expected.keys.sorted() where random.below(share) == 0 { asked.insert(document) }
            let groups = bare.groups(of: asked)
            #expect(groups == groups.sorted() && Set(groups).count == groups.count)
            #expect(groups.allSatisfy { $0 < bare.groupCount })
            var bytesRead = 0
            let part = try #require(
                bare.withPlaces(of: groups, size: places.count) { range in
                    bytesRead += range.count
                    return Array(places[range])
                })
            var cursor = PlaceCursor(part)
            asked.forEach { document in
                let isFound = cursor.seek(document)
                #expect(isFound && cursor.places == expected[document])
            }
            #expect(bytesRead <= places.count)
            if groups.count * 2 < bare.groupCount { #expect(bytesRead < places.count) }
        }
    }

    @Test func `a part of a list whose table is damaged is none, or the list of it is`() throws {
        var writer = PostingListWriter()
        for document in UInt16(0)..<500 { writer.append(document, places: [3, 70, UInt32(document) + 1_000]) }
        let (docs, places) = writer.finish()
        let bare = try #require(PostingList(docs: docs))
        for index in 0..<28 {
            var damaged = places
            damaged[index] = 0xFF
            let part = bare.withPlaces(of: [1, 2, 5], size: places.count) { Array(damaged[$0]) }
            guard let part else { continue }
            var cursor = PlaceCursor(part)
            for document in stride(from: UInt16(64), to: 400, by: 3) { _ = cursor.seek(document) }
        }
        #expect(bare.withPlaces(of: [1], size: 20) { Array(places[$0]) } == nil)
    }

    @Test func `a document that the list does not have is not found, and the next one still is`() throws {
        var writer = PostingListWriter()
        for document in stride(from: UInt16(10), to: 2_000, by: 10) {
            writer.append(document, places: [UInt32(document)])
        }
        let (docs, places) = writer.finish()
        var cursor = PlaceCursor(try #require(PostingList(docs: docs, places: places)))
        let found = [5, 10, 1_001, 1_010, 60_000].map { cursor.seek($0) ? cursor.places : nil }
        #expect(found == [nil, [10], nil, [1_010], nil])
    }

    @Test func `damaged bytes end in fewer documents, never in a trap`() throws {
        var writer = PostingListWriter()
        for document in UInt16(0)..<500 { writer.append(document, places: [3, 70, 900, UInt32(document) + 1_000]) }
        let (docs, places) = writer.finish()
        for cut in 0..<docs.count {
            _ = PostingList(docs: Array(docs.prefix(cut)))?.documents
            var changed = docs
            changed[cut] = 0xFF
            _ = PostingList(docs: changed)?.bitmap
        }
        for cut in stride(from: 0, to: places.count, by: 3) {
            for bytes in [Array(places.prefix(cut)), places.enumerated().map { $0.offset >= cut ? 0xFF : $0.element }] {
                var cursor = PlaceCursor(try #require(PostingList(docs: docs, places: bytes)))
                for document in stride(from: UInt16(0), to: 500, by: 9) { _ = cursor.seek(document) }
            }
        }
    }
}
