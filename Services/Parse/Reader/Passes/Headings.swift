extension Reading {
    /// No heading is longer; what has no end by then is cut there.
    private static let longestTitle = 400
    /// A first-level heading that is longer has prose run into it.
    private static let usualTitle = 8

    /// Finds every heading with its words, and with the first of them the end of the part before.
    mutating func findHeadings() {
        var found = HeadingScan(text).headings
        for index in found.indices {
            let next = index + 1 < found.count ? found[index + 1].number.lowerBound : text.count
            found[index].title = title(of: found[index], before: next)
        }
        found.removeAll { $0.title.isEmpty }
        headings = found
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
        if heading.level == 1, runsOn || end == limit, end - start > Self.usualTitle,
            let known = knownHeading(at: start, to: end)
        {
            end = known
        }
        while end > start, text[end - 1].isOne(of: ",;:、。 ") { end -= 1 }
        return start..<end
    }

    /// Where one of the usual section headings that stands there ends, if what follows is another clause.
    private func knownHeading(at start: Int, to end: Int) -> Int? {
        guard let known = lexicon[.heading].match(in: text, at: start, to: end) else { return nil }
        return text[known.range.upperBound].isOne(of: "及和与、的,情") ? nil : known.range.upperBound
    }
}
