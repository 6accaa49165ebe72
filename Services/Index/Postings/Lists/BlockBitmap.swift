/// A set of documents of one block: 65,536 bits, bit `n` for the document of local number `n`.
package struct BlockBitmap: Equatable, Sendable {
    /// Documents of a block.
    package static let capacity = 65_536
    /// Words of 64 bits.
    package static let wordCount = capacity / 64

    /// The bits, lowest first.
    package private(set) var words: [UInt64]

    /// The empty set.
    package init() { words = [UInt64](repeating: 0, count: Self.wordCount) }

    /// The set of all numbers.
    package static var full: BlockBitmap {
        var bitmap = BlockBitmap()
        for index in bitmap.words.indices { bitmap.words[index] = .max }
        return bitmap
    }

    /// A set from its 8,192 bytes, little-endian; nil for any other length.
    package init?(bytes: some Collection<UInt8>) {
        guard bytes.count == Self.capacity / 8 else { return nil }
        self.init()
        let isTaken: Void? = bytes.withContiguousStorageIfAvailable { bytes in
            let bytes = UnsafeRawBufferPointer(bytes)
            for index in 0..<Self.wordCount {
                words[index] = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
            }
        }
        guard isTaken == nil else { return }
        for (index, byte) in bytes.enumerated() { words[index >> 3] |= UInt64(byte) << UInt64((index & 7) * 8) }
    }

    /// The set as 8,192 bytes, little-endian.
    package var bytes: [UInt8] {
        words.withUnsafeBufferPointer { words in
            [UInt8](unsafeUninitializedCapacity: Self.capacity / 8) { target, count in
                for (index, word) in words.enumerated() {
                    var word = word.littleEndian
                    withUnsafeBytes(of: &word) { source in
                        for place in 0..<8 { target[index * 8 + place] = source[place] }
                    }
                }
                count = Self.capacity / 8
            }
        }
    }

    /// How many documents are in it.
    package var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    /// Whether there is none.
    package var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    /// Whether a document is in it.
    @inline(__always)
    package func contains(_ document: UInt16) -> Bool {
        words[Int(document >> 6)] & 1 << UInt64(document & 63) != 0
    }

    /// Puts a document in.
    @inline(__always)
    package mutating func insert(_ document: UInt16) { words[Int(document >> 6)] |= 1 << UInt64(document & 63) }

    /// Takes a document out.
    @inline(__always)
    package mutating func remove(_ document: UInt16) { words[Int(document >> 6)] &= ~(1 << UInt64(document & 63)) }

    /// Keeps what is in the other one too.
    package mutating func formIntersection(_ other: BlockBitmap) {
        for index in 0..<Self.wordCount { words[index] &= other.words[index] }
    }

    /// Adds what is in the other one.
    package mutating func formUnion(_ other: BlockBitmap) {
        for index in 0..<Self.wordCount { words[index] |= other.words[index] }
    }

    /// Takes out what is in the other one.
    package mutating func subtract(_ other: BlockBitmap) {
        for index in 0..<Self.wordCount { words[index] &= ~other.words[index] }
    }

    /// Adds a whole word of bits.
    @inline(__always)
    mutating func formUnion(word: UInt64, at index: Int) { words[index] |= word }

    /// How many are in both.
    package func intersectionCount(_ other: BlockBitmap) -> Int {
        var count = 0
        for index in 0..<Self.wordCount { count += (words[index] & other.words[index]).nonzeroBitCount }
        return count
    }

    /// Calls with each document, the lowest number first.
    @inline(__always)
    package func forEach(_ body: (UInt16) throws -> Void) rethrows {
        for index in 0..<Self.wordCount {
            var word = words[index]
            while word != 0 {
                try body(UInt16(truncatingIfNeeded: index << 6 | word.trailingZeroBitCount))
                word &= word - 1
            }
        }
    }

    /// Calls with each document, the highest number first, until told to stop by `false`.
    @inline(__always)
    package func forEachDescending(_ body: (UInt16) throws -> Bool) rethrows {
        for index in stride(from: Self.wordCount - 1, through: 0, by: -1) {
            var word = words[index]
            while word != 0 {
                let bit = 63 - word.leadingZeroBitCount
                guard try body(UInt16(truncatingIfNeeded: index << 6 | bit)) else { return }
                word &= ~(1 << UInt64(bit))
            }
        }
    }
}
