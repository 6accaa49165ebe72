/// The length of the longest common subsequence of one sentence with many others, bit-parallel.
///
/// H. Hyyrö, "Bit-parallel LCS-length computation revisited", AWOCA 2004: one word operation for each 64 units of the
/// pattern and each unit of the other sentence.
struct CommonSubsequence {
    /// Units of a sentence that are compared; what is behind them makes no difference.
    static let unitLimit = 1024

    private let count: Int
    private let words: Int
    /// Open addressing: the units of the pattern, 0 where a place is free.
    private var keys: [UInt16]
    /// For each key the places where it stands in the pattern.
    private var places: [UInt64]
    private let mask: Int

    /// Takes the pattern.
    init(_ pattern: ArraySlice<UInt16>) {
        let pattern = pattern.prefix(Self.unitLimit)
        count = pattern.count
        words = max(1, (pattern.count + 63) / 64)
        var size = 16
        while size < pattern.count * 2 { size *= 2 }
        mask = size - 1
        keys = [UInt16](repeating: 0, count: size)
        places = [UInt64](repeating: 0, count: size * words)
        for (index, unit) in pattern.enumerated() {
            let slot = slot(of: unit)
            keys[slot] = unit
            places[slot * words + index / 64] |= 1 << UInt64(index % 64)
        }
    }

    /// The place of a unit, or the free one where it would stand; there is always a free one.
    @inline(__always)
    private func slot(of unit: UInt16) -> Int {
        var slot = Int(truncatingIfNeeded: (UInt32(unit) &* 0x9E37_79B1) &>> 12) & mask
        while keys[slot] != 0, keys[slot] != unit { slot = (slot &+ 1) & mask }
        return slot
    }

    /// The length of the longest common subsequence.
    func length(with other: ArraySlice<UInt16>) -> Int {
        let other = other.prefix(Self.unitLimit)
        return words == 1 ? lengthInOneWord(with: other) : lengthInWords(with: other)
    }

    private func lengthInOneWord(with other: ArraySlice<UInt16>) -> Int {
        var row = UInt64.max
        for unit in other {
            let slot = slot(of: unit)
            guard keys[slot] == unit else { continue }
            let hits = row & places[slot]
            row = (row &+ hits) | (row & ~places[slot])
        }
        let inside = count == 64 ? UInt64.max : (1 << UInt64(count)) &- 1
        return (~row & inside).nonzeroBitCount
    }

    private func lengthInWords(with other: ArraySlice<UInt16>) -> Int {
        var row = [UInt64](repeating: .max, count: words)
        for unit in other {
            let slot = slot(of: unit)
            guard keys[slot] == unit else { continue }
            var carry: UInt64 = 0
            for word in 0..<words {
                let place = places[slot * words + word]
                let hits = row[word] & place
                let (sum, over) = row[word].addingReportingOverflow(hits)
                let (total, overAgain) = sum.addingReportingOverflow(carry)
                carry = over || overAgain ? 1 : 0
                row[word] = total | (row[word] & ~place)
            }
        }
        var length = 0
        for word in 0..<words {
            let bits = min(64, count - word * 64)
            let inside = bits >= 64 ? UInt64.max : (1 << UInt64(max(0, bits))) &- 1
            length += (~row[word] & inside).nonzeroBitCount
        }
        return length
    }

    /// Twice the common length over both lengths, from 0 to 1.
    func similarity(with other: ArraySlice<UInt16>) -> Double {
        let both = count + min(other.count, Self.unitLimit)
        return both > 0 ? Double(2 * length(with: other)) / Double(both) : 0
    }
}
