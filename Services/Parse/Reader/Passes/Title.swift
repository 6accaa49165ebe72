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
        }
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
        guard Self.titleLength.contains(range.count), label(at: range.lowerBound, to: range.upperBound) == nil,
            !range.contains(where: { text[$0].isOne(of: "。>:|;") }),
            !(text[range.lowerBound].isOne(of: "现") && text[range.lowerBound + 1].isOne(of: "将"))
        else { return nil }
        if isReportTitle(range) { return TitleCandidate(range: range, score: 3) }
        guard titleEnds(range, in: .reportEnding) || titleEnds(range, in: .otherEnding),
            tellsWhose(range) || organ(beginning: range) != nil
        else { return nil }
        return TitleCandidate(range: range, score: 1)
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
}
