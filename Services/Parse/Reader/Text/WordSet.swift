/// Words to be found in a text, in folded form; a word's place in the list is its rank.
///
/// No word has scalars beyond the basic plane: such a word is never found. A class, since the reader asks the same sets
/// at every place of a text, and a copy would count references each time.
final class WordSet: Sendable {
    /// How many words there are.
    let count: Int
    /// All words one behind the other, and where each begins; one more for the end.
    private let scalars: [UInt16]
    private let starts: [Int]
    private let byFirst: WordBuckets
    private let byLast: WordBuckets

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
        byFirst = WordBuckets(ranks) { scalars[starts[$0]..<starts[$0 + 1]].prefix(3).map(UInt32.init) }
        byLast = WordBuckets(ranks) { scalars[starts[$0]..<starts[$0 + 1]].suffix(3).reversed().map(UInt32.init) }
    }

    /// The longest word that begins at an offset, blanks between its characters allowed if asked for.
    @inline(__always)
    func match(
        in text: ScalarText, at start: Int, to end: Int, spaced: Bool = false
    ) -> (rank: Int, range: Range<Int>)? {
        guard start < end, byFirst.mayHold(text[start]) else { return nil }
        if spaced { return longestSpaced(in: text, at: start, to: end) }
        guard byFirst.mayHold(text[start], text[start + 1]) else { return nil }
        return longest(in: text, at: start, to: end)
    }

    @inline(never)
    private func longest(in text: ScalarText, at start: Int, to end: Int) -> (rank: Int, range: Range<Int>)? {
        let (first, second) = (text[start], text[start + 1])
        let keys: [3 of UInt32] = [
            WordBuckets.key(first, second, text[start + 2]), WordBuckets.key(first, second), WordBuckets.key(first),
        ]
        for index in keys.indices {
            for place in byFirst.byKey.places(of: keys[index]) {
                let rank = byFirst.byKey[place]
                let length = starts[rank + 1] - starts[rank]
                if length <= end - start, holds(rank, in: text, at: start) { return (rank, start..<(start + length)) }
            }
        }
        return nil
    }

    private func longestSpaced(in text: ScalarText, at start: Int, to end: Int) -> (rank: Int, range: Range<Int>)? {
        for place in byFirst.byScalar.places(of: text[start]) {
            let rank = byFirst.byScalar[place]
            var index = start + 1
            var fits = true
            for position in (starts[rank] + 1)..<starts[rank + 1] {
                index = text.skippingSpaces(from: index, to: min(end, index + 8))
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

    /// Whether a word stands at an offset.
    @inline(__always)
    private func holds(_ rank: Int, in text: ScalarText, at start: Int) -> Bool {
        var index = start
        for position in starts[rank]..<starts[rank + 1] {
            guard text[index] == UInt32(scalars[position]) else { return false }
            index += 1
        }
        return true
    }

    /// The first place in a range where any word stands.
    func first(in text: ScalarText, _ range: Range<Int>) -> (rank: Int, range: Range<Int>)? {
        var index = range.lowerBound
        while true {
            index = byFirst.candidate(in: text, from: index, to: range.upperBound)
            guard index < range.upperBound else { return nil }
            if let found = longest(in: text, at: index, to: range.upperBound) { return found }
            index += 1
        }
    }

    /// The last offset before `end` where a word may begin, or one of some scalars stands; one less than `start` where
    /// there is none.
    @inline(__always)
    func candidate<let count: Int>(
        in text: ScalarText, before end: Int, from start: Int, or others: [count of Unicode.Scalar]
    ) -> Int {
        text.withScalars { scalars in
            var index = min(end, scalars.count) - 1
            while index >= max(0, start) {
                let scalar = UInt32(scalars[index])
                if scalar.isOne(of: others) || byFirst.mayHold(scalar) { return index }
                index -= 1
            }
            return start - 1
        }
    }

    func occurs(in text: ScalarText, _ range: Range<Int>) -> Bool { first(in: text, range) != nil }

    /// The same where blanks may stand between the characters of a word: 存 在 的 问 题.
    func occursSpaced(in text: ScalarText, _ range: Range<Int>) -> Bool {
        range.contains { match(in: text, at: $0, to: range.upperBound, spaced: true) != nil }
    }

    /// Length of the longest word that a range ends in.
    @inline(__always)
    func suffixLength(in text: ScalarText, _ range: Range<Int>) -> Int? {
        let last = range.upperBound - 1
        guard !range.isEmpty, byLast.mayHold(text[last]), byLast.mayHold(text[last], text[last - 1]) else { return nil }
        return longestSuffix(in: text, range)
    }

    @inline(never)
    private func longestSuffix(in text: ScalarText, _ range: Range<Int>) -> Int? {
        let last = range.upperBound - 1
        let (first, second) = (text[last], text[last - 1])
        let keys: [3 of UInt32] = [
            WordBuckets.key(first, second, text[last - 2]), WordBuckets.key(first, second), WordBuckets.key(first),
        ]
        for index in keys.indices {
            for place in byLast.byKey.places(of: keys[index]) {
                let rank = byLast.byKey[place]
                let length = starts[rank + 1] - starts[rank]
                if length <= range.count, holds(rank, in: text, at: range.upperBound - length) { return length }
            }
        }
        return nil
    }

    /// Whether a range is exactly one of the words.
    func equals(_ range: Range<Int>, in text: ScalarText) -> Bool { rank(of: range, in: text) != nil }

    /// The rank of the word that a range is exactly.
    func rank(of range: Range<Int>, in text: ScalarText) -> Int? {
        let (start, count) = (range.lowerBound, range.count)
        guard count > 0, byFirst.mayHold(text[start]) else { return nil }
        let key = WordBuckets.key(text[start], count > 1 ? text[start + 1] : 0, count > 2 ? text[start + 2] : 0)
        for place in byFirst.byKey.places(of: key) {
            let rank = byFirst.byKey[place]
            if starts[rank + 1] - starts[rank] == count, holds(rank, in: text, at: start) { return rank }
        }
        return nil
    }
}
