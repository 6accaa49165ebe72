/// Ranks of words by the scalar at one end of theirs, in the order in which they were given.
///
/// At most places of a text no word stands. Two sets of bits tell that, as a Bloom filter does: a bit that is not set is
/// certain, one that is set may be another scalar's.
struct WordBuckets: Sendable {
    /// Bit n tells that there is a scalar with these low bits.
    private let single: [UInt64]
    /// Bit n tells that there is a scalar with its neighbour whose mixed bits are these; all are set where a word has no
    /// neighbour for its scalar.
    private let pairs: [UInt64]
    /// By the scalar alone.
    let byScalar: RankTable
    /// By ``key(_:_:_:)`` of the word's first three scalars from that end, or of as many as it has.
    let byKey: RankTable

    private static let singleBits: UInt32 = 4_096
    private static let pairBits: UInt32 = 8_192

    /// Takes the ranks and, for each, up to three scalars of the word, from the one that it is found by inwards.
    init(_ given: [Int], scalars: (Int) -> [UInt32]) {
        var single = [UInt64](repeating: 0, count: Int(Self.singleBits / 64))
        var pairs = [UInt64](repeating: 0, count: Int(Self.pairBits / 64))
        for rank in given {
            let word = scalars(rank)
            Self.set(word[0] % Self.singleBits, in: &single)
            if word.count > 1 {
                Self.set(Self.mixed(word[0], word[1]), in: &pairs)
            } else {
                for bit in 0..<Self.pairBits { Self.set(bit, in: &pairs) }
            }
        }
        byScalar = RankTable(given) { scalars($0)[0] }
        byKey = RankTable(given) { rank in
            let word = scalars(rank)
            return Self.key(word[0], word.count > 1 ? word[1] : 0, word.count > 2 ? word[2] : 0)
        }
        (self.single, self.pairs) = (single, pairs)
    }

    /// Up to three scalars as one key, which is never 0; others may have the same one.
    @inline(__always)
    static func key(_ first: UInt32, _ second: UInt32 = 0, _ third: UInt32 = 0) -> UInt32 {
        max(1, (first << 16 | second & 0xFFFF) ^ (third &* 0x9E37_79B1))
    }

    private static func set(_ bit: UInt32, in bits: inout [UInt64]) { bits[Int(bit / 64)] |= 1 << UInt64(bit % 64) }

    @inline(__always)
    private static func mixed(_ scalar: UInt32, _ neighbour: UInt32) -> UInt32 {
        (scalar &* 131 ^ neighbour &* 29) % pairBits
    }

    /// Whether there may be words for a scalar.
    @inline(__always)
    func mayHold(_ scalar: UInt32) -> Bool {
        let bit = scalar % Self.singleBits
        return single[Int(bit / 64)] & (1 << UInt64(bit % 64)) != 0
    }

    /// Whether there may be words for a scalar with this neighbour.
    @inline(__always)
    func mayHold(_ scalar: UInt32, _ neighbour: UInt32) -> Bool {
        let bit = Self.mixed(scalar, neighbour)
        return pairs[Int(bit / 64)] & (1 << UInt64(bit % 64)) != 0
    }

    /// The first offset from `index` on where a word may begin that these find by its first scalar; `end` where there is
    /// none before it.
    func candidate(in text: ScalarText, from index: Int, to end: Int) -> Int {
        text.withScalars { scalars in
            single.withUnsafeBufferPointer { single in
                pairs.withUnsafeBufferPointer { pairs in
                    var index = max(0, index)
                    while index < min(end, scalars.count) {
                        let scalar = UInt32(scalars[index])
                        let bit = scalar % Self.singleBits
                        if single[Int(bit / 64)] & (1 << UInt64(bit % 64)) != 0 {
                            let pair = Self.mixed(scalar, index + 1 < scalars.count ? UInt32(scalars[index + 1]) : 0)
                            if pairs[Int(pair / 64)] & (1 << UInt64(pair % 64)) != 0 { return index }
                        }
                        index += 1
                    }
                    return end
                }
            }
        }
    }
}
