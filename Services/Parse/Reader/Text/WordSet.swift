/// Words to be found in a text, in folded form; a word's place in the list is its rank.
///
/// No word has scalars beyond the basic plane: such a word is never found.
struct WordSet: Sendable {
    /// How many words there are.
    let count: Int
    /// All words one behind the other, and where each begins; one more for the end.
    private let scalars: [UInt16]
    private let starts: [Int]
    private let byFirst: Buckets
    private let byLast: Buckets

    init(_ words: [String], folding: Folding) {
        var scalars: [UInt16] = []
        var starts = [0]
        for word in words {
            scalars += word.unicodeScalars.map { UInt16(exactly: folding.fold($0.value)) ?? 0xFFFF }
            starts.append(scalars.count)
        }
        count = words.count
        self.scalars = scalars
        self.starts = starts
        let ranks = words.indices.filter { starts[$0] < starts[$0 + 1] }
            .sorted { starts[$0 + 1] - starts[$0] > starts[$1 + 1] - starts[$1] }
        byFirst = Buckets(ranks) { scalars[starts[$0]] }
        byLast = Buckets(ranks) { scalars[starts[$0 + 1] - 1] }
    }

    /// The longest word that begins at an offset, blanks between its characters allowed if asked for.
    func match(
        in text: ScalarText, at start: Int, to end: Int, spaced: Bool = false
    ) -> (rank: Int, range: Range<Int>)? {
        guard start < end, let bucket = byFirst[text[start]] else { return nil }
        for place in bucket {
            let rank = byFirst.ranks[place]
            var index = start + 1
            var fits = true
            for position in (starts[rank] + 1)..<max(starts[rank] + 1, starts[rank + 1]) {
                if spaced { index = text.skippingSpaces(from: index, to: min(end, index + 8)) }
                guard index < end, text[index] == UInt32(scalars[position]) else {
                    fits = false
                    break
                }
                index += 1
            }
            if fits { return (rank, start..<index) }
        }
        return nil
    }

    /// The first place in a range where any word stands.
    func first(in text: ScalarText, _ range: Range<Int>) -> (rank: Int, range: Range<Int>)? {
        for index in range {
            if let found = match(in: text, at: index, to: range.upperBound) { return found }
        }
        return nil
    }

    func occurs(in text: ScalarText, _ range: Range<Int>) -> Bool { first(in: text, range) != nil }

    /// Length of the longest word that a range ends in.
    func suffixLength(in text: ScalarText, _ range: Range<Int>) -> Int? {
        guard !range.isEmpty, let bucket = byLast[text[range.upperBound - 1]] else { return nil }
        for place in bucket {
            let rank = byLast.ranks[place]
            let length = starts[rank + 1] - starts[rank]
            guard length <= range.count else { continue }
            let start = range.upperBound - length
            if (0..<length).allSatisfy({ text[start + $0] == UInt32(scalars[starts[rank] + $0]) }) { return length }
        }
        return nil
    }

    /// Whether a range is exactly one of the words.
    func equals(_ range: Range<Int>, in text: ScalarText) -> Bool {
        guard !range.isEmpty, let bucket = byFirst[text[range.lowerBound]] else { return false }
        return bucket.contains { place in
            let rank = byFirst.ranks[place]
            return starts[rank + 1] - starts[rank] == range.count
                && range.indices.allSatisfy { text[$0] == UInt32(scalars[starts[rank] + $0 - range.lowerBound]) }
        }
    }
}

/// Ranks of words by one scalar of theirs, in the order in which they were given.
private struct Buckets: Sendable {
    /// Bit n tells that there is a scalar with these low bits: most places of a text are told by it alone.
    private let bits: [UInt64]
    /// The scalars in order, and where the ranks of each begin; one more for the end.
    private let keys: [UInt16]
    private let starts: [Int]
    let ranks: [Int]

    init(_ given: [Int], key: (Int) -> UInt16) {
        let groups = Dictionary(grouping: given, by: key).sorted { $0.key < $1.key }
        var bits = [UInt64](repeating: 0, count: 64)
        for group in groups { bits[Int(group.key >> 6) & 63] |= 1 << UInt64(group.key & 63) }
        self.bits = bits
        keys = groups.map(\.key)
        starts = groups.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.value.count) }
        ranks = groups.flatMap(\.value)
    }

    /// The places in ``ranks`` for a scalar.
    @inline(__always)
    subscript(scalar: UInt32) -> Range<Int>? {
        guard bits[Int(scalar >> 6) & 63] & (1 << UInt64(scalar & 63)) != 0 else { return nil }
        var (low, high) = (0, keys.count)
        while low < high {
            let middle = (low + high) / 2
            if UInt32(keys[middle]) < scalar { low = middle + 1 } else { high = middle }
        }
        guard low < keys.count, UInt32(keys[low]) == scalar else { return nil }
        return starts[low]..<starts[low + 1]
    }
}
