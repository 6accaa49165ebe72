extension ScalarText {
    /// Whether two ranges hold the same, as it is compared.
    func isSame(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
        one.count == other.count && zip(one, other).allSatisfy { self[$0] == self[$1] }
    }

    /// The first place in a range where the same stands as in another one.
    func first(_ part: Range<Int>, in range: Range<Int>) -> Range<Int>? {
        guard !part.isEmpty, part.count <= range.count else { return nil }
        let starts = range.lowerBound...(range.upperBound - part.count)
        return starts.first { isSame($0..<($0 + part.count), part) }.map { $0..<($0 + part.count) }
    }

    /// The first offset from `index` on where a sentence or a line ends; `end` where none does before it.
    func sentenceEnd(from index: Int, to end: Int) -> Int {
        var index = nextMark(from: index, to: end)
        while index < end, !self[index].isOne(of: ["。", ";", "\n"]) { index = nextMark(from: index + 1, to: end) }
        return index
    }
}
