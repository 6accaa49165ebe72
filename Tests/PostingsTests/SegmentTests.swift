import Testing

@testable import Postings

@Suite struct SegmentTests {
    static let shapes = [(1, 40, 5), (7, 200, 12), (150, 30, 4), (300, 60, 2_000), (4_400, 3, 2)]

    @Test(arguments: shapes) func `a segment holds just the postings of its documents`(
        count: Int, length: Int, alphabet: Int
    ) {
        let documents = ModelStore.documents(seed: 1, count: count, length: length, alphabet: alphabet)
        let rows = ModelStore.segment(documents)
        let expected = ModelStore.postings(documents)
        let read = ModelStore.read(rows)
        #expect(rows.count == expected.count)
        #expect(read == expected)
    }

    @Test(arguments: shapes) func `lists of the tail are those of a segment`(count: Int, length: Int, alphabet: Int) {
        let documents = ModelStore.documents(seed: 2, count: count, length: length, alphabet: alphabet)
        let tail = TailLists(
            documents.compactMap { number, document in ModelStore.resolve(document.vector).map { (number, $0) } })
        let rows = ModelStore.segment(documents)
        let lists = tail.lists(for: rows.map(\.key))
        var wrong: [TermKey] = []
        for (row, list) in zip(rows, lists) where list?.docs != row.docs || list?.places != row.places {
            wrong.append(row.key)
        }
        #expect(!rows.isEmpty && wrong.isEmpty)
        let strangers = [TermKey.unit(UnitID(rawValue: 0x3000), in: .text), .value(77), .figure(3_000)]
        #expect(tail.lists(for: strangers + [TermKey(rawValue: .max)]).allSatisfy { $0 == nil })
    }

    @Test func `the pairs that begin with a unit join to its places`() throws {
        let documents = ModelStore.documents(seed: 3, count: 200, length: 60, alphabet: 6)
        let tail = TailLists(
            documents.compactMap { number, document in ModelStore.resolve(document.vector).map { (number, $0) } })
        for (part, unit) in [(TermKey.Part.text, ModelDocument.Unit.scalar(0x4E01)), (.title, .word("gb"))] {
            var expected: [UInt16: ModelDocument.Postings] = [:]
            for (number, document) in documents {
                let places = (document.parts[part] ?? []).enumerated().filter { $0.element == unit }.map(\.offset)
                if !places.isEmpty { expected[number] = .places(places.map(UInt32.init)) }
            }
            let keys = TermKey.pairs(beginningWith: ModelStore.number(of: unit), in: part)
            let list = try #require(tail.list(joining: keys))
            #expect(!expected.isEmpty && ModelStore.read(list, of: keys.lowerBound) == expected)
        }
        let all = try #require(tail.list(joining: TermKey(rawValue: 0)...TermKey.value(.max)))
        let filled = documents.filter { !$0.1.postings.isEmpty }.map(\.0)
        #expect(all.documents == filled)
    }

    @Test(arguments: shapes) func `merged segments are the segment built at once`(
        count: Int, length: Int, alphabet: Int
    ) throws {
        let documents = ModelStore.documents(seed: 4, count: count, length: length, alphabet: alphabet)
        let whole = ModelStore.segment(documents)
        for fan in [1, 2, 5] {
            let size = (count + fan - 1) / fan
            let segments = stride(from: 0, to: count, by: size).map {
                ModelStore.segment(documents[$0..<min(count, $0 + size)])
            }
            let merged = try ModelStore.merge(segments)
            #expect(merged == whole)
        }
    }

    @Test func `a merge goes on from any key`() throws {
        let documents = ModelStore.documents(seed: 5, count: 30, length: 12, alphabet: 4)
        let whole = ModelStore.segment(documents)
        let segments = [ModelStore.segment(documents[..<3]), ModelStore.segment(documents[3...])]
        for (position, row) in whole.enumerated() {
            let rest = try ModelStore.merge(segments, after: row.key)
            #expect(rest == Array(whole[(position + 1)...]))
        }
        var slices: [SegmentRow] = []
        while true {
            let slice = try ModelStore.merge(segments, after: slices.last?.key, limit: 7)
            guard !slice.isEmpty else { break }
            slices += slice
        }
        #expect(slices == whole)
    }

    @Test(arguments: shapes, [0, 1, 2, 8, 9]) func `nothing remains of documents that are not kept`(
        shape: (count: Int, length: Int, alphabet: Int), tenths: Int
    ) throws {
        let documents = ModelStore.documents(
            seed: 6, count: shape.count, length: shape.length, alphabet: shape.alphabet)
        var random = SeededNumbers(seed: UInt64(tenths))
        var keep = BlockBitmap()
        for (number, _) in documents where random.number(0...9) < tenths { keep.insert(number) }
        let half = shape.count / 2
        let segments = [ModelStore.segment(documents[..<half]), ModelStore.segment(documents[half...])]
        let merged = try ModelStore.merge(segments, keep: keep)
        #expect(merged == ModelStore.segment(documents.filter { keep.contains($0.0) }))
    }

    @Test func `keys out of order and documents that overlap are errors that name the key`() throws {
        let documents = ModelStore.documents(seed: 7, count: 4, length: 20, alphabet: 4)
        let first = ModelStore.segment(documents[..<2])
        let second = ModelStore.segment(documents[2...])
        let shared = try #require(first.map(\.key).first { key in second.contains { $0.key == key } })
        #expect(throws: SegmentError.overlapping(shared)) { try ModelStore.merge([second, first]) }
        #expect(throws: SegmentError.unordered(first[0].key)) {
            try ModelStore.merge([[first[1], first[0]] + first[2...], second])
        }
    }

    @Test func `damaged rows are errors that name the key, or other postings, never a trap`() throws {
        let documents = ModelStore.documents(seed: 8, count: 150, length: 20, alphabet: 3)
        let rows = ModelStore.segment(documents)
        var random = SeededNumbers(seed: 8)
        var keep = BlockBitmap.full
        for (number, _) in documents where random.number(0...3) == 0 { keep.remove(number) }
        var thrown = 0
        for round in 0..<4_000 {
            var row = rows[random.number(0...rows.count - 1)]
            let inPlaces = random.number(0...1) == 0 && !row.places.isEmpty
            let path = inPlaces ? \SegmentRow.places : \.docs
            let position = random.number(0...row[keyPath: path].count - 1)
            switch random.number(0...3) {
            case 0: row[keyPath: path].removeSubrange(position...)
            case 1: row[keyPath: path].insert(UInt8(random.number(0...255)), at: position)
            default: row[keyPath: path][position] = UInt8(random.number(0...255))
            }
            do {
                let merged = try ModelStore.merge([[row]], keep: round % 2 == 0 ? keep : nil)
                _ = ModelStore.read(merged)
            } catch {
                thrown += 1
                #expect(error as? SegmentError == .damaged(row.key))
            }
            if let list = PostingList(docs: row.docs, places: row.places) { _ = ModelStore.read(list, of: row.key) }
        }
        #expect(thrown > 1_000)
    }
}
