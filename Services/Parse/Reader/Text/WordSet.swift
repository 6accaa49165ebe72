/// Words to be found in a text, in folded form; a word's place in the list is its rank.
struct WordSet: Sendable {
    /// How many words there are.
    let count: Int
    private let words: [[UInt32]]
    private let byFirst: [UInt32: [Int]]

    init(_ words: [String], folding: Folding) {
        let folded = words.map { $0.unicodeScalars.map { folding.fold($0.value) } }
        self.words = folded
        count = folded.count
        var byFirst: [UInt32: [Int]] = [:]
        for (rank, word) in folded.enumerated() {
            if let first = word.first { byFirst[first, default: []].append(rank) }
        }
        self.byFirst = byFirst.mapValues { ranks in ranks.sorted { folded[$0].count > folded[$1].count } }
    }

    /// The longest word that begins at an offset, blanks between its characters allowed if asked for.
    func match(
        in text: ScalarText,
        at start: Int,
        to end: Int,
        spaced: Bool = false
    ) -> (rank: Int, range: Range<Int>)? {
        guard start < end, let ranks = byFirst[text[start]] else { return nil }
        for rank in ranks {
            var index = start
            var fits = true
            for (position, scalar) in words[rank].enumerated() {
                if spaced, position > 0 { index = text.skippingSpaces(from: index, to: min(end, index + 8)) }
                guard index < end, text[index] == scalar else {
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
        var longest: Int?
        for word in words where word.count <= range.count && word.count > longest ?? 0 {
            let start = range.upperBound - word.count
            if word.indices.allSatisfy({ text[start + $0] == word[$0] }) { longest = word.count }
        }
        return longest
    }

    /// Whether a range is exactly one of the words.
    func equals(_ range: Range<Int>, in text: ScalarText) -> Bool {
        byFirst[text[range.lowerBound]]?.contains { rank in
            words[rank].count == range.count && match(in: text, at: range.lowerBound, to: range.upperBound) != nil
                && words[rank].indices.allSatisfy { text[range.lowerBound + $0] == words[rank][$0] }
        } ?? false
    }
}
