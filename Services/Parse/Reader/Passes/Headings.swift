extension Reading {
    /// No heading is longer; what has no end by then is cut there.
    private static let longestTitle = 400
    /// A first-level heading that is longer has prose run into it.
    private static let usualTitle = 8

    /// Finds every heading with its words, and with the first of them the end of the part before.
    mutating func findHeadings() {
        var found = bounded(HeadingScan(text, known: lexicon[.heading]).headings, named: "outline")
        for index in found.indices {
            let next = index + 1 < found.count ? found[index + 1].number.lowerBound : text.count
            found[index].title = title(of: found[index], before: next)
        }
        found.removeAll { $0.title.isEmpty }
        headings = withoutProse(found)
        let first = found.first { $0.level == 1 } ?? found.first
        headerEnd = min(first?.number.lowerBound ?? Self.tailLimit, Self.headerLimit, text.count)
    }

    /// Cuts the words of a heading: they end at the first 。, at the line's end, before the next number, or where
    /// body text starts without a mark.
    private func title(of heading: Heading, before next: Int) -> Range<Int> {
        let start = text.skippingSpaces(from: heading.number.upperBound, to: next)
        let limit = min(next, start + Self.longestTitle)
        let starts = lexicon[.listStart]
        let notAfter = lexicon[.listStartNotAfter]
        var end = start
        var runsOn = false
        scan: while end < limit {
            switch text[end] {
            case "\n": break scan
            case "。":
                runsOn = true
                break scan
            case "一", "首", "第":
                if end >= start + 4, starts.match(in: text, at: end, to: limit) != nil,
                    notAfter.match(in: text, at: end - 1, to: end) == nil
                {
                    runsOn = true
                    break scan
                }
            default: break
            }
            end += 1
        }
        if runsOn, let space = proseBehindSpace(start..<end) { end = space }
        if heading.level == 1, runsOn || end == limit, end - start > Self.usualTitle,
            let known = knownHeading(at: start, to: end)
        {
            end = known
        }
        while end > start, text[end - 1].isOne(of: [",", ";", ":", "、", "。", " "]) { end -= 1 }
        return start..<end
    }

    /// Where the words of a heading end that a blank parts from the sentence behind it: 一、健全机制 镇政府召开会议3次,….
    ///
    /// Two phrases as long as one another (加强领导 落实责任) are both the heading's. Where the heading begins its line, so
    /// that none was lost, only what is surely prose is cut off.
    private func proseBehindSpace(_ range: Range<Int>) -> Int? {
        var end = range.lowerBound
        var first: Int?
        while let space = (end..<range.upperBound).first(where: { text.isSpace($0) }) {
            let next = text.skippingSpaces(from: space, to: range.upperBound)
            let piece = next..<((next..<range.upperBound).first { text.isSpace($0) } ?? range.upperBound)
            let length = first ?? space - range.lowerBound
            first = length
            let isParallel =
                abs(piece.count - length) <= 1 && !piece.contains { text.digit($0) != nil || text[$0].is(":") }
            if !isParallel, !text[space - 1].isOne(of: [",", ";", ":", "、"]),
                isProse(next..<range.upperBound, behindBreak: startsLine(range.lowerBound))
            {
                return space
            }
            end = piece.upperBound
        }
        return nil
    }

    private func isProse(_ range: Range<Int>, behindBreak: Bool) -> Bool {
        let hasNumber = range.contains { text.digit($0) != nil }
        if behindBreak { return range.count >= 40 || range.count >= 20 && hasNumber }
        return range.count >= 12 || hasNumber || range.contains { text[$0].isOne(of: [",", ":", ";"]) }
    }

    /// Whether nothing but a heading's number stands before its words in their line.
    func startsLine(_ title: Int) -> Bool {
        var index = title
        while index > 0, title - index < 12, text.isSpace(index - 1) || isNumberPart(index - 1) { index -= 1 }
        return index == 0 || text.isBreak(index - 1)
    }

    private func isNumberPart(_ index: Int) -> Bool {
        text.digit(index) != nil || text.chineseDigit(index) != nil || text[index].isOne(of: ["十", "(", ")", "、", "."])
    }

    /// Where one of the usual section headings that stands there ends, if what follows is another clause.
    private func knownHeading(at start: Int, to end: Int) -> Int? {
        guard let known = lexicon[.heading].match(in: text, at: start, to: end) else { return nil }
        return text[known.range.upperBound].isOne(of: ["及", "和", "与", "、", "的", ",", "情"])
            ? nil : known.range.upperBound
    }
}
