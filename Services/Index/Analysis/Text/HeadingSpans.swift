import Messages

/// Where a report's headings stand, number and title without the text that runs on behind them.
struct HeadingSpans {
    /// In order, apart from each other, inside the body.
    private(set) var spans: [Range<Int>] = []

    init(_ outline: [OutlineSection], in scalars: [UInt32], body: Range<Int>) {
        var waiting = Array(outline.reversed())
        var end = body.lowerBound
        while let section = waiting.popLast() {
            waiting.append(contentsOf: section.children.reversed())
            let start = section.range.start
            guard start >= end, start < body.upperBound else { continue }
            let limit = min(body.upperBound, max(start, section.range.end))
            end = Self.end(of: section, from: start, to: limit, in: scalars)
            if end > start { spans.append(start..<end) }
        }
    }

    /// Behind the title where it is found behind the number; else behind the number alone.
    private static func end(
        of section: OutlineSection, from start: Int, to limit: Int, in scalars: [UInt32]
    ) -> Int {
        let number = min(limit, start + section.number.unicodeScalars.count)
        var index = number
        while index < limit, Sentences.isBlank(scalars[index]) { index += 1 }
        for value in section.title.unicodeScalars {
            guard index < limit, scalars[index] == value.value else { return number }
            index += 1
        }
        // The mark that closes the heading belongs to it.
        return index < limit && Sentences.endsSentence(scalars[index]) ? index + 1 : index
    }
}
