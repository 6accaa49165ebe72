import Foundation

/// A text without what carries no meaning in a comparison: width, white space, and punctuation at its ends.
struct FoldedWords: Hashable {
    let text: String

    init(_ text: String) {
        let closing: Set<Character> = ["。", ".", ";", ":", ",", "、"]
        let folded = text.precomposedStringWithCompatibilityMapping
            .filter { !$0.isWhitespace && $0 != "\u{200B}" && $0 != "\u{FEFF}" }
        self.text = String(folded.drop { closing.contains($0) }.reversed().drop { closing.contains($0) }.reversed())
    }

    /// Whether the longest run that both have is at least 0.8 of one of the two.
    func isSame(as other: Self) -> Bool {
        let (own, others) = (Array(text.unicodeScalars), Array(other.text.unicodeScalars))
        guard !own.isEmpty, !others.isEmpty else { return false }
        let run = Self.longestRun(own, others)
        return run * 10 >= 8 * min(own.count, others.count) && run >= min(6, own.count)
    }

    /// The length of the longest run of scalars that two texts share, by dynamic programming: the product of the
    /// lengths in time.
    private static func longestRun(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
        var longest = 0
        var ending = [Int](repeating: 0, count: second.count + 1)
        for scalar in first {
            var before = 0
            for (index, other) in second.enumerated() {
                let here = scalar == other ? before + 1 : 0
                before = ending[index + 1]
                ending[index + 1] = here
                longest = max(longest, here)
            }
        }
        return longest
    }
}
