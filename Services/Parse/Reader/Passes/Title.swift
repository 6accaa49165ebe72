import Messages

/// A piece of the part before the first heading that may be the document's title.
struct TitleCandidate {
    var range: Range<Int>
    /// 3 for a yearly report's title, 1 for that of any other document.
    var score: Int
    /// The lines before it that the title begins on.
    var before: [Range<Int>] = []
}

extension Reading {
    static let titleLength = 6...90
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
            if isMenuItem(line.range, at: position) || isCell(line.range) { continue }
            if let whole = candidate(line.range) ?? end(of: line.range, at: position) {
                candidates.append(joined(whole, at: position))
            } else {
                candidates += pieces(of: line.range)
            }
        }
        let best = candidates.map(\.score).max() ?? 0
        let fitting = candidates.filter { $0.score == best }
        if let chosen = best >= 3 ? fitting.last : fitting.first {
            let range = (chosen.before.first ?? chosen.range).lowerBound..<chosen.range.upperBound
            titleRange = range
            report.title = (chosen.before + [chosen.range]).map(text.string).joined()
            note("title", at: range, from: .header, rule: chosen.before.isEmpty ? "title.line" : "title.lines")
        } else if let field = field(.title) {
            titleRange = field.value
            report.title = text.string(field.value)
            note("title", at: field.value, from: .meta, rule: "title.label")
        } else if let line = lineAbovePageLine() {
            titleRange = line
            report.title = text.string(line)
            note("title", at: line, from: .header, rule: "title.above-page-line")
        } else if let line = lineOfNews() {
            titleRange = line
            report.title = text.string(line)
            note("title", at: line, from: .header, rule: "title.news")
        }
    }

    /// The line right above the one with the page's day and source, or above a subtitle: titles of news and speeches
    /// end in anything.
    private func lineAbovePageLine() -> Range<Int>? {
        for (line, below) in zip(headerLines, headerLines.dropFirst()) where !line.isBulleted {
            let range = withoutMarks(line.range)
            guard mayBeTitle(range), !isCell(line.range), titleEnds(range, in: .reportEnding) || tellsWhose(range),
                text[below.range.lowerBound].is("-") || isPageLine(below.range)
            else { continue }
            return range
        }
        return nil
    }

    /// The first line that says which organ did what, as titles of news do.
    private func lineOfNews() -> Range<Int>? {
        let lines = headerLines.map(\.range)
        return (lines + lines.prefix(1).map(firstPiece)).first { line in
            guard mayBeTitle(line), line.allSatisfy({ text.isHan($0) || text.digit($0) != nil }),
                let event = lexicon[.event].first(in: text, line)?.range
            else { return false }
            return organs(in: line.lowerBound..<event.lowerBound) != nil
        }
    }

    /// A line that begins with a day and goes on with a time and labels.
    private func isPageLine(_ line: Range<Int>) -> Bool {
        guard let day = text.date(at: line.lowerBound) else { return false }
        return isOfPage(text.trimmed(day.range.upperBound..<max(day.range.upperBound, line.upperBound)))
    }

    /// Whether a line that tells no year stands far above the text, as the items of a site's menus do.
    private func isMenuItem(_ line: Range<Int>, at position: Int) -> Bool {
        headerLines.count - position > Self.linesBelowTitle && line.count <= Self.titleLength.upperBound
            && isReportTitle(line) && !tellsWhose(line)
    }

    /// Whether a line is a cell of the page's table under a label of no use: 内容概述 ….
    private func isCell(_ line: Range<Int>) -> Bool {
        guard let word = lexicon[.ignored].match(in: text, at: line.lowerBound, to: line.upperBound, spaced: true)
        else {
            return false
        }
        return word.range.upperBound < line.upperBound && text.isSpace(word.range.upperBound)
    }

    func candidate(_ range: Range<Int>) -> TitleCandidate? {
        let range = withoutMarks(range)
        guard mayBeTitle(range) else { return nil }
        if isReportTitle(range) { return TitleCandidate(range: range, score: 3) }
        guard titleEnds(range, in: .reportEnding) || titleEnds(range, in: .otherEnding),
            tellsWhose(range) || organ(beginning: range) != nil
        else { return nil }
        return TitleCandidate(range: range, score: 1)
    }

    private func mayBeTitle(_ range: Range<Int>) -> Bool {
        Self.titleLength.contains(range.count) && label(at: range.lowerBound, to: range.upperBound) == nil
            && !range.contains { text[$0].isOne(of: ["。", ">", ":", "|", ";"]) }
            && !(text[range.lowerBound].is("现") && text[range.lowerBound + 1].is("将"))
    }

    /// Whether a title begins with the organ in the piece before: 甲县司法局 关于…, 中共甲县委 甲县人民政府关于….
    private func beginsBefore(_ title: Range<Int>, in piece: Range<Int>) -> Bool {
        guard let organs = organs(in: piece) else { return false }
        return beginsInside(title)
            || organs.first.kind == .party && !fields.contains { firstPiece(of: $0.value).overlaps(piece) }
    }

    /// Titles among the pieces, parted by blanks, of a line that holds more than a title.
    private func pieces(of line: Range<Int>) -> [TitleCandidate] {
        var found: [TitleCandidate] = []
        var afterCrumb = false
        var before: Range<Int>?
        var start = line.lowerBound
        while start < line.upperBound {
            var end = start
            while end < line.upperBound, !text.isSpace(end) { end += 1 }
            let isCrumb = start < end && (text[end - 1].is(">") || text[start].is(">"))
            if end - start >= Self.shortestPiece, !afterCrumb, !isCrumb, var piece = candidate(start..<end) {
                if let before, before.upperBound + 1 == start, beginsBefore(piece.range, in: before) {
                    piece.before = [before]
                }
                found.append(piece)
            }
            if end > start {
                afterCrumb = text[end - 1].is(">")
                // The Party's organ and the government's stand side by side.
                let isSecond =
                    before.map { $0.upperBound + 1 == start && organs(in: $0)?.first.kind == .party } ?? false
                before = isSecond ? (before ?? start..<end).lowerBound..<end : start..<end
            }
            start = end + 1
        }
        return found
    }
}
