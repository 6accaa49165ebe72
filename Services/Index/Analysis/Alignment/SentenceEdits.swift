import Messages

/// What was changed inside two sentences that belong together.
struct SentenceEdits {
    /// Longer middles are shown as replaced whole.
    private static let unitLimit = 600

    private let first: [UInt32]
    private let second: [UInt32]

    init(_ first: String, _ second: String) {
        self.first = first.unicodeScalars.map(\.value)
        self.second = second.unicodeScalars.map(\.value)
    }

    /// One unit of the comparison: a scalar, or all digits of one number, so that 12 → 15 is one change.
    private struct Token {
        var range: Range<Int>
    }

    /// The runs of both sentences, in order, by the longest common subsequence of their tokens.
    func edits(_ one: TextRange, _ other: TextRange) -> [AlignmentEdit] {
        let (left, right) = (tokens(first, one), tokens(second, other))
        var start = 0
        while start < min(left.count, right.count), isSame(left[start], right[start]) { start += 1 }
        var end = 0
        while end < min(left.count, right.count) - start,
            isSame(left[left.count - 1 - end], right[right.count - 1 - end])
        {
            end += 1
        }
        var steps = [Step](repeating: .both, count: start)
        steps += middle(left[start..<(left.count - end)], right[start..<(right.count - end)])
        steps += [Step](repeating: .both, count: end)
        return runs(steps, left, right, one.start, other.start)
    }

    private enum Step { case both, first, second }

    private func middle(_ left: ArraySlice<Token>, _ right: ArraySlice<Token>) -> [Step] {
        let replaced =
            [Step](repeating: .first, count: left.count) + [Step](repeating: .second, count: right.count)
        guard !left.isEmpty, !right.isEmpty, left.count <= Self.unitLimit, right.count <= Self.unitLimit else {
            return replaced
        }
        let (left, right) = (Array(left), Array(right))
        let width = right.count + 1
        // The common length of what is behind each pair of places.
        var common = [UInt16](repeating: 0, count: (left.count + 1) * width)
        for i in left.indices.reversed() {
            for j in right.indices.reversed() {
                common[i * width + j] =
                    isSame(left[i], right[j])
                    ? common[(i + 1) * width + j + 1] + 1 : max(common[(i + 1) * width + j], common[i * width + j + 1])
            }
        }
        var steps: [Step] = []
        var (i, j) = (0, 0)
        while i < left.count, j < right.count {
            if isSame(left[i], right[j]) {
                steps.append(.both)
                (i, j) = (i + 1, j + 1)
            } else if common[(i + 1) * width + j] >= common[i * width + j + 1] {
                steps.append(.first)
                i += 1
            } else {
                steps.append(.second)
                j += 1
            }
        }
        steps += [Step](repeating: .first, count: left.count - i)
        return steps + [Step](repeating: .second, count: right.count - j)
    }

    private func isSame(_ one: Token, _ other: Token) -> Bool {
        one.range.count == other.range.count && first[one.range].elementsEqual(second[other.range])
    }

    private func tokens(_ scalars: [UInt32], _ range: TextRange) -> [Token] {
        let range = range.clamped(to: scalars.count)
        var tokens: [Token] = []
        var lastWasDigit = false
        for index in range {
            let isDigit = (0x30...0x39).contains(scalars[index]) || (0xFF10...0xFF19).contains(scalars[index])
            if isDigit, lastWasDigit, let last = tokens.indices.last {
                tokens[last].range = tokens[last].range.lowerBound..<(index + 1)
            } else {
                tokens.append(Token(range: index..<(index + 1)))
            }
            lastWasDigit = isDigit
        }
        return tokens
    }

    /// Puts neighbouring steps together: what both have, or what was taken out with what was put in for it.
    private func runs(
        _ steps: [Step], _ left: [Token], _ right: [Token], _ firstStart: Int, _ secondStart: Int
    ) -> [AlignmentEdit] {
        var edits: [AlignmentEdit] = []
        var (i, j) = (0, 0)
        var (firstEnd, secondEnd) = (firstStart, secondStart)
        for step in steps {
            let (oldFirst, oldSecond) = (firstEnd, secondEnd)
            if step != .second {
                firstEnd = left[i].range.upperBound
                i += 1
            }
            if step != .first {
                secondEnd = right[j].range.upperBound
                j += 1
            }
            let isSame = step == .both
            if let last = edits.indices.last, edits[last].isSame == isSame {
                edits[last].first = TextRange(edits[last].first.start, firstEnd)
                edits[last].second = TextRange(edits[last].second.start, secondEnd)
            } else {
                edits.append(
                    AlignmentEdit(
                        first: TextRange(oldFirst, firstEnd), second: TextRange(oldSecond, secondEnd), isSame: isSame))
            }
        }
        return edits
    }
}
