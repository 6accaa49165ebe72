/// Joins lines into paragraphs.
///
/// A line is followed by the rest of its paragraph where it is full: what the next line begins with would not have fitted
/// into it. So a heading, a title and a paragraph's last line end where they end. A full line ends its paragraph too where
/// the next one is indented, is of another size, is further below than lines are, or, in a text without indents, begins
/// with a heading's number behind the end of a sentence. Rows of a table are never joined.
struct ParagraphFlow {
    private(set) var paragraphs: [String] = []
    private var current = ""
    private var last: PlacedLine?
    /// Where the current paragraph's lines but the first begin; nil while there is only one.
    private var continuation: Double?
    private var lastMargins: Margins?
    private var lastIsRow = false

    /// Adds the lines of one block with its margins.
    mutating func add(_ block: LineBlock, _ margins: Margins) {
        let pitch = Self.pitch(of: block.lines)
        var isFirst = true
        for (line, isRow, isOfTable) in Self.rows(among: block.lines) {
            let text = isOfTable ? line.cells.joined(separator: " | ") : line.text
            // Between blocks the distance says nothing.
            let isFar = !isFirst && last.map { line.y - $0.y > min(pitch * 1.6, line.em * 3) } ?? false
            if let before = last, let above = lastMargins, !isFar, !isRow, !lastIsRow,
                continues(line, margins, after: before, above)
            {
                continuation = continuation ?? line.x
                append(text)
            } else {
                close()
                current = text
                continuation = nil
            }
            (last, lastMargins, lastIsRow) = (line, margins, isRow)
            isFirst = false
        }
    }

    /// Ends the text.
    mutating func close() {
        if !current.isEmpty { paragraphs.append(current) }
        current = ""
    }

    /// Whether a line goes on with the paragraph of the one before it.
    private func continues(
        _ line: PlacedLine, _ margins: Margins, after before: PlacedLine, _ above: Margins
    ) -> Bool {
        let em = max(line.em, before.em)
        guard min(line.em, before.em) >= em * 0.8 else { return false }
        let indent = (line.x - margins.left) / line.em
        let isIndented = indent > 1.2
        let isFull = above.right - before.right < LineStart.width(of: line.text) * line.em + slack * em
        guard isFull else { return false }
        if isIndented {
            return mayBeOfTitle(line, margins, below: before, above) && before.text.isOpenEnded
                || hangs(line, below: before, margins)
        }
        return margins.hasIndents || !(LineStart.isOfParagraph(line.text) && before.text.endsSentence)
    }

    /// How much more room than needed a full line may have left: a space that Chinese line breaking leaves.
    private let slack = 0.75

    /// Whether a line has as much space before it as behind it: none, or more than a paragraph's indent.
    private func isCentred(_ line: PlacedLine, _ margins: Margins) -> Bool {
        let (before, behind) = (line.x - margins.left, margins.right - line.right)
        return abs(before - behind) <= 1.5 * line.em && (before <= 1.2 * line.em || behind > 1.2 * line.em)
    }

    /// Whether a line is in the middle below another of its size, and does not begin a paragraph below a full line and
    /// happen to end as far from the edge.
    private func mayBeOfTitle(
        _ line: PlacedLine, _ margins: Margins, below before: PlacedLine, _ above: Margins
    ) -> Bool {
        let (indent, rest) = ((line.x - margins.left) / line.em, (margins.right - line.right) / line.em)
        let beginsParagraph =
            margins.hasIndents && (1.5...2.5).contains(indent) && abs(indent - rest) > 0.3
            && before.x - above.left <= 1.2 * before.em
        return isCentred(line, margins) && isCentred(before, above) && !beginsParagraph
            && min(line.em, before.em) >= max(line.em, before.em) * 0.88
    }

    /// Whether a line stands below the text of a list's item, whose mark alone is further left.
    private func hangs(_ line: PlacedLine, below before: PlacedLine, _ margins: Margins) -> Bool {
        if let continuation { return abs(line.x - continuation) <= line.em / 2 && !LineStart.isHeading(line.text) }
        return LineStart.isMark(before.text) && line.x - before.x <= 4 * line.em && line.x > before.x + line.em / 2
            && before.text.isOpenEnded && !LineStart.isHeading(line.text) && before.x - margins.left < line.em
    }

    /// Whether lines are rows of a table: by themselves, or by a gap that is above or below another one.
    private static func rows(among lines: [PlacedLine]) -> [(line: PlacedLine, isRow: Bool, isOfTable: Bool)] {
        lines.indices.map { place in
            let line = lines[place]
            let isOfTable =
                line.cells.count > 1
                && [place - 1, place + 1].contains {
                    lines.indices.contains($0) && lines[$0].cells.count > 1 && line.shares(gapWith: lines[$0])
                }
            return (line, isOfTable || line.isRow, isOfTable)
        }
    }

    private static func pitch(of lines: [PlacedLine]) -> Double {
        let steps = zip(lines, lines.dropFirst()).map { $1.y - $0.y }.filter { $0 > 0 }
        return steps.middle ?? .infinity
    }

    /// Goes on with a line: words of letters keep a blank between them.
    private mutating func append(_ text: String) {
        if let last = current.unicodeScalars.last, let first = text.unicodeScalars.first,
            last.isOfSpacedWord, first.isOfSpacedWord, !(last.isDecimalDigit && first.isDecimalDigit)
        {
            current += " "
        }
        current += text
    }
}

extension String {
    /// Whether it ends as a sentence does, brackets and quotes behind the stop included.
    var endsSentence: Bool {
        let closers: Set<Character> = ["”", "’", "）", ")", "」", "』", "\"", "】"]
        guard let end = last(where: { !closers.contains($0) }) else { return false }
        return ["。", "！", "？", "；", "：", ".", "!", "?", ";", ":", "．"].contains(end)
    }

    /// Whether more must follow.
    var isOpenEnded: Bool { !endsSentence }
}
