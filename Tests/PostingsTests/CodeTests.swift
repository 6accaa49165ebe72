import Testing

@testable import Postings

@Suite struct CodeTests {
    @Test func `places of any width and number come back`() throws {
        var random = SeededNumbers(seed: 21)
        for bits in 1...32 {
            for count in [0, 1, 2, 3, 7, 8, 9, 100] {
                var places = (0..<count).map { _ in UInt32(truncatingIfNeeded: random.next() >> UInt64(64 - bits)) }
                places.sort()
                var writer = PostingListWriter()
                writer.append(3, places: places)
                writer.append(9, places: [7])
                writer.append(11, places: places)
                let (docs, bytes) = writer.finish()
                var cursor = PlaceCursor(try #require(PostingList(docs: docs, places: bytes)))
                for document in [3, 11, 3] as [UInt16] {
                    let isFound = cursor.seek(document)
                    #expect(isFound && cursor.places == places)
                }
            }
        }
    }

    @Test func `values of figures come back bit by bit and in order`() throws {
        var random = SeededNumbers(seed: 22)
        var values: [Double] = [
            0, -0.0, 1, 63, 64, 0.1, 0.3, -2.75, 12_345.678_901, 1e15, 9_007_199_254_740_991, 9_007_199_254_740_992,
            .infinity, -.infinity, .nan, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 1.0 / 3, -7, -0.000_001,
        ]
        for _ in 0..<500 {
            values.append(Double(bitPattern: random.next()))
            values.append(Double(random.number(-10_000_000...10_000_000)) / 100)
        }
        var writer = PostingListWriter()
        writer.append(1, values: values)
        for (document, value) in values.enumerated() { writer.append(UInt16(document + 2), values: [value]) }
        let (docs, bytes) = writer.finish()
        var cursor = FigureCursor(try #require(PostingList(docs: docs, places: bytes)))
        let isRead = cursor.seek(1)
        #expect(isRead)
        let sorted = values.sorted { !$1.isTotallyOrdered(belowOrEqualTo: $0) }
        #expect(cursor.values.map(\.bitPattern) == sorted.map(\.bitPattern))
        for (document, value) in values.enumerated() {
            let isFound = cursor.seek(UInt16(document + 2))
            #expect(isFound && cursor.values.map(\.bitPattern) == [value.bitPattern])
        }
        let isStranger = cursor.seek(60_000)
        #expect(!isStranger && cursor.values.isEmpty)
    }

    @Test(arguments: [(5.0, 2), (63, 2), (64, 3), (8_191, 3), (12.5, 3), (99.99, 4)])
    func `usual figures take few bytes`(value: Double, length: Int) {
        var bytes: [UInt8] = []
        FigureCode.write([value], to: &bytes)
        #expect(bytes.count == length)
    }

    @Test func `a broken entry of figures is not found`() throws {
        for entry in [[1 << 1 | 1, 0x80], [2 << 1 | 1, 29, 0], [8], [4 << 1 | 1, 2]] as [[UInt8]] {
            var writer = PostingListWriter()
            writer.append(1, encoded: entry)
            let (docs, bytes) = writer.finish()
            var cursor = FigureCursor(try #require(PostingList(docs: docs, places: bytes)))
            let isFound = cursor.seek(1)
            #expect(!isFound)
        }
    }
}
