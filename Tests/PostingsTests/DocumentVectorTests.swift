import Testing

@testable import Postings

@Suite struct DocumentVectorTests {
    @Test func `a vector comes back from its bytes`() throws {
        for (_, document) in ModelStore.documents(seed: 11, count: 60, length: 300, alphabet: 400) {
            let vector = document.vector
            let read = try #require(DocumentVector(bytes: vector.bytes))
            #expect(read == vector)
            let units = document.parts[.text]?.count { $0 != .lineEnd } ?? 0
            #expect(read.unitCount == units && !read.isPartial)
        }
    }

    @Test func `tables hold each word, value and kind of figure once`() {
        var builder = DocumentVectorBuilder()
        for word in ["gdp", "12", "0012", "gdp", ""] {
            Array(word.utf8).withUnsafeBufferPointer { builder.add(word: $0) }
        }
        for value in ["a", "b", "a"] { builder.add(field: 3, value: value) }
        builder.set(sentences: [7, 1 << 60 | 7, 3])
        for value in [2.5, 1] { builder.add(figure: "案件", unit: "件", value: value) }
        let vector = builder.finish()
        #expect(vector.words.map { String(decoding: $0, as: UTF8.self) } == ["gdp", "0012"])
        #expect(vector.values == [.init(field: 3, value: "a"), .init(field: 3, value: "b")])
        #expect(vector.figures == [.init(subject: "案件", unit: "件")])
        #expect(vector.amounts == [[1, 2.5]])
        #expect(vector.sentences == [3, 7])
        #expect(DocumentVector(bytes: vector.bytes) == vector)
        #expect(vector.unitCount == 4)
    }

    @Test func `what is no scalar keeps its place`() throws {
        var builder = DocumentVectorBuilder()
        for scalar in [0x4E00, 0, 0x11_0000, .max, 0x4E01] as [UInt32] { builder.add(scalar: scalar) }
        let vector = try #require(DocumentVector(bytes: builder.finish().bytes))
        #expect(vector.units == [0x4E00, 0x4E01, 0xFFFD] && vector.unitCount == 5)
    }

    @Test func `units behind the limit are left out and the vector says so`() {
        var builder = DocumentVectorBuilder(limit: 5)
        for scalar in 1...5 as ClosedRange<UInt32> { builder.add(scalar: scalar) }
        #expect(!builder.finish().isPartial)
        var more = builder
        Array("abc".utf8).withUnsafeBufferPointer { more.add(word: $0) }
        #expect(more.finish().isPartial && more.finish().unitCount == 5 && more.finish().words.isEmpty)
        builder.begin(.title)
        builder.add(scalar: 9)
        #expect(builder.finish().isPartial && builder.finish().unitCount == 5)
    }

    @Test func `a vector is resolved only with all numbers, and words that share one are one unit`() throws {
        var builder = DocumentVectorBuilder()
        for word in ["aa", "bb", "aa"] { Array(word.utf8).withUnsafeBufferPointer { builder.add(word: $0) } }
        let vector = builder.finish()
        let word = UnitID(rawValue: UnitID.firstWord + 9)
        #expect(ResolvedVector(vector, words: [word], values: [], figures: []) == nil)
        #expect(ResolvedVector(vector, words: [word, UnitID(scalar: 0x4E00)], values: [], figures: []) == nil)
        #expect(ResolvedVector(vector, words: [word, word], values: [1], figures: []) == nil)
        #expect(ResolvedVector(vector, words: [word, word], values: [], figures: [1]) == nil)
        let resolved = try #require(ResolvedVector(vector, words: [word, word], values: [], figures: []))
        let tail = TailLists([(4, resolved)])
        let list = try #require(tail.list(for: .pair(word, word, in: .text)))
        #expect(ModelStore.read(list, of: .pair(word, word, in: .text)) == [4: .places([0, 1])])
    }

    @Test func `hostile bytes give no vector or a sound one, never a trap`() {
        var random = SeededNumbers(seed: 12)
        var refused = 0
        var sound = 0
        for (_, document) in ModelStore.documents(seed: 12, count: 40, length: 60, alphabet: 50) {
            let bytes = document.vector.bytes
            for _ in 0..<120 {
                var changed = bytes
                for _ in 0...random.number(0...2) {
                    let position = random.number(0...changed.count - 1)
                    switch random.number(0...5) {
                    case 0 where position > 0: changed.removeSubrange(position...)
                    case 1: changed.insert(UInt8(random.number(0...255)), at: position)
                    case 2: changed[position] = 0xFF
                    default: changed[position] = UInt8(random.number(0...255))
                    }
                }
                guard let vector = DocumentVector(bytes: changed) else {
                    refused += 1
                    continue
                }
                sound += 1
                let isSame = DocumentVector(bytes: vector.bytes)?.bytes == vector.bytes
                #expect(isSame)
                guard let resolved = ModelStore.resolve(vector) else { continue }
                var builder = SegmentBuilder([(5, resolved)])
                var rows: [SegmentRow] = []
                while let row = builder.next() { rows.append(row) }
                #expect(ModelStore.read(rows).count == rows.count)
            }
        }
        #expect(refused > 500 && sound > 100)
    }

    @Test func `counts that the bytes can't hold take no memory`() {
        let huge: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF, 0x07]
        for prefix in [[], [0], [0, 0], [0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0, 0]] as [[UInt8]] {
            #expect(DocumentVector(bytes: [DocumentVector.version, 0] + prefix + huge) == nil)
        }
        let symbols: [UInt8] = [DocumentVector.version, 0, 0, 0, 0, 0, 0, 0, 1, 0] + huge
        #expect(DocumentVector(bytes: symbols) == nil)
        #expect(DocumentVector(bytes: symbols + [UInt8](repeating: 0, count: 600_000)) == nil)
        #expect(DocumentVector(bytes: [DocumentVector.version, 0, 0, 0, 0, 0, 0, 0, 0]) == DocumentVector())
    }
}
