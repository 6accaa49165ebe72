import Messages

/// Finds lines and surroundings in a report's text.
struct TextPlaces {
    private let scalars: [Unicode.Scalar]
    /// Offsets of the first scalar of each line.
    private let lines: [Int]

    /// Scalars of context on each side.
    private static let context = 12
    /// A longer quote is shown by its ends.
    private static let longestQuote = 60

    init(_ text: String) {
        let scalars = Array(text.unicodeScalars)
        self.scalars = scalars
        lines = [0] + scalars.indices.filter { scalars[$0] == "\n" }.map { $0 + 1 }
    }

    /// From 1.
    func line(of offset: Int) -> Int { (lines.lastIndex { $0 <= offset } ?? 0) + 1 }

    /// The words of a range between marks, with some of its line around them.
    func surroundings(of range: TextRange) -> String {
        let start = min(max(0, range.start), scalars.count)
        let end = min(max(start, range.end), scalars.count)
        let before = scalars[max(0, start - Self.context)..<start].reversed().prefix { $0 != "\n" }.reversed()
        let after = scalars[end..<min(scalars.count, end + Self.context)].prefix { $0 != "\n" }
        return (text(before) + "⟦" + quote(start..<end) + "⟧" + text(after)).onOneLine
    }

    private func quote(_ range: Range<Int>) -> String {
        guard range.count > Self.longestQuote else { return text(scalars[range]) }
        let half = Self.longestQuote / 2
        return text(scalars[range.prefix(half)]) + " … " + text(scalars[range.suffix(half)])
    }

    private func text(_ part: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: part)
        return String(view)
    }
}
