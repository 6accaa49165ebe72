import Messages

/// A piece of the part before the first heading that may be the document's title.
private struct TitleCandidate {
    var range: Range<Int>
    /// 3 for a yearly report's title, 1 for that of any other document.
    var score: Int
    /// The organ's name on the line before, where the title goes on from it.
    var before: Range<Int>?
}

extension Reading {
    private static let titleLength = 6...90
    /// Shorter pieces of a line are never its title.
    private static let shortestPiece = 10
    /// Between a title and the first heading stand no more lines than the page's own and an opening.
    private static let linesBelowTitle = 20

    /// Finds the title: a whole line that reads like one, else such a piece of a line, else the labelled value.
    ///
    /// Of several that read like a yearly report's the one nearest to the text is taken, of others the first.
    mutating func findTitle() {
        var candidates: [TitleCandidate] = []
        for (position, line) in headerLines.enumerated() {
            if isMenuItem(line.range, at: position) { continue }
            if let whole = candidate(line.range) {
                candidates.append(joined(whole, at: position))
            } else {
                candidates += pieces(of: line.range)
            }
        }
        let best = candidates.map(\.score).max() ?? 0
        let fitting = candidates.filter { $0.score == best }
        if let chosen = best >= 3 ? fitting.last : fitting.first {
            let range = (chosen.before?.lowerBound ?? chosen.range.lowerBound)..<chosen.range.upperBound
            titleRange = range
            report.title = (chosen.before.map(text.string) ?? "") + text.string(chosen.range)
            note("title", at: range, from: .header, rule: chosen.before == nil ? "title.line" : "title.two-lines")
        } else if let field = field(.title) {
            titleRange = field.value
            report.title = text.string(field.value)
            note("title", at: field.value, from: .meta, rule: "title.label")
        }
    }

    /// Whether a line that tells no year stands far above the text, as the items of a site's menus do.
    private func isMenuItem(_ line: Range<Int>, at position: Int) -> Bool {
        headerLines.count - position > Self.linesBelowTitle && line.count <= Self.titleLength.upperBound
            && isReportTitle(line) && !tellsWhose(line)
    }

    private func candidate(_ range: Range<Int>) -> TitleCandidate? {
        guard Self.titleLength.contains(range.count), label(at: range.lowerBound, to: range.upperBound) == nil,
            !range.contains(where: { text[$0].isOne(of: "。>:|;") }),
            !(text[range.lowerBound].isOne(of: "现") && text[range.lowerBound + 1].isOne(of: "将"))
        else { return nil }
        if isReportTitle(range) { return TitleCandidate(range: range, score: 3) }
        guard titleEnds(range, in: .reportEnding) || titleEnds(range, in: .otherEnding), tellsWhose(range) else {
            return nil
        }
        return TitleCandidate(range: range, score: 1)
    }

    /// Joins a title with the line before it when that holds its organ or its first half.
    private func joined(_ whole: TitleCandidate, at position: Int) -> TitleCandidate {
        guard position > 0, !headerLines[position].isBulleted, !headerLines[position - 1].isBulleted else {
            return whole
        }
        let before = headerLines[position - 1].range
        guard candidate(before) == nil, label(at: before.lowerBound, to: before.upperBound) == nil else { return whole }
        let startsInside =
            lexicon[.titleJoint].match(in: text, at: whole.range.lowerBound, to: whole.range.upperBound) != nil
            || text.digit(whole.range.lowerBound) != nil
        let isOrgan = OrganName(before, in: text, lexicon: lexicon) != nil
        let isHalf =
            before.count <= OrganName.longest && lexicon[.titleJoint].occurs(in: text, before)
            && !before.contains { text[$0].isOne(of: "。>:|,") } && !startsInside
        guard (startsInside && isOrgan) || isHalf else { return whole }
        var joined = whole
        joined.before = before
        return joined
    }

    /// Titles among the pieces, parted by blanks, of a line that holds more than a title.
    private func pieces(of line: Range<Int>) -> [TitleCandidate] {
        var found: [TitleCandidate] = []
        var afterCrumb = false
        var start = line.lowerBound
        while start < line.upperBound {
            var end = start
            while end < line.upperBound, !text.isSpace(end) { end += 1 }
            let isCrumb = start < end && (text[end - 1].isOne(of: ">") || text[start].isOne(of: ">"))
            if end - start >= Self.shortestPiece, !afterCrumb, !isCrumb, let piece = candidate(start..<end) {
                found.append(piece)
            }
            if end > start { afterCrumb = text[end - 1].isOne(of: ">") }
            start = end + 1
        }
        return found
    }

    /// The first year in a range: four digits before 年, in Arabic or Chinese digits.
    func year(in range: Range<Int>) -> (value: Int, range: Range<Int>)? {
        for index in range {
            if let year = year(at: index), year.range.upperBound <= range.upperBound { return year }
        }
        return nil
    }

    /// The year that stands at an offset with its 年.
    func year(at index: Int) -> (value: Int, range: Range<Int>)? {
        if let number = text.number(at: index, digits: 4...4) {
            let end = text.skippingSpaces(from: number.end, to: number.end + 2)
            guard (1949...2199).contains(number.value), text.digit(index - 1) == nil, text[end].isOne(of: "年") else {
                return nil
            }
            return (number.value, index..<(end + 1))
        }
        guard text[index].isOne(of: "一二") else { return nil }
        var value = 0
        for place in index..<(index + 4) {
            guard let digit = text.chineseDigit(place) else { return nil }
            value = value * 10 + digit
        }
        guard (1949...2199).contains(value), text[index + 4].isOne(of: "年") else { return nil }
        return (value, index..<(index + 5))
    }
}
