import Messages

/// A value that stands behind its label.
struct Field {
    var name: Lexicon.List
    /// The label's place in its list: a lower one is the better label.
    var rank: Int
    /// The value without blanks around it; never empty.
    var value: Range<Int>
}

/// A line of the part before the first heading.
struct HeaderLine {
    /// Its content without bullet and blanks; never empty.
    var range: Range<Int>
    /// Whether a bullet stands before it.
    var isBulleted: Bool
}

extension Reading {
    static let labels: [Lexicon.List] = [
        .indexNumber, .documentNumber, .dateWritten, .datePublished, .publisher, .issuer, .title, .ignored,
    ]
    /// No value is longer.
    private static let longestValue = 200

    /// Finds the labelled values and the lines before the document, and the labelled values behind it.
    mutating func findFields() {
        let tail = max(headerEnd, body.upperBound)..<max(headerEnd, min(text.count, body.upperBound + Self.tailLimit))
        fields = labelledValues(in: 0..<headerEnd) + labelledValues(in: tail)
        headerLines = linesOfHeader()
    }

    private func linesOfHeader() -> [HeaderLine] {
        var lines: [HeaderLine] = []
        var start = 0
        while start < headerEnd {
            let first = text.skippingSpaces(from: start, to: headerEnd)
            let isBulleted = text[first].isOne(of: ["•", "·", "●", "○", "▪", "■", "◆", "*"])
            let begin = isBulleted ? first + 1 : first
            let end = endOfLine(from: begin, isBulleted: isBulleted)
            let content = text.trimmed(begin..<max(begin, end))
            if !content.isEmpty { lines.append(HeaderLine(range: content, isBulleted: isBulleted)) }
            start = text[end] == 0x0A ? end + 1 : max(end, first + 1)
        }
        return lines
    }

    /// Where a line of the header ends: with its line, or before a bullet inside of it; one behind a bullet, at a gap and
    /// behind a day too.
    ///
    /// Inside of a line · and * are no bullets.
    private func endOfLine(from start: Int, isBulleted: Bool) -> Int {
        var index = text.skippingSpaces(from: start, to: headerEnd)
        let dayEnd = isBulleted ? text.date(at: index)?.range.upperBound : nil
        while index < headerEnd, text[index] != 0x0A {
            if text[index].isOne(of: ["•", "●", "▪", "■", "◆"]), text.isSpace(index - 1), text.isSpace(index + 1) {
                break
            }
            if isBulleted, text.isSpace(index), text.isSpace(index + 1) || index == dayEnd { break }
            index += 1
        }
        return index
    }

    /// The best labelled value of a field.
    func field(_ name: Lexicon.List) -> Field? {
        fields.filter { $0.name == name }.min { ($0.rank, $0.value.lowerBound) < ($1.rank, $1.value.lowerBound) }
    }

    private func labelledValues(in range: Range<Int>) -> [Field] {
        var found: [Field] = []
        var index = range.lowerBound
        while index < range.upperBound {
            guard let label = label(at: index, to: range.upperBound) else {
                index += 1
                continue
            }
            let value = value(from: label.end, to: range.upperBound)
            let isBelow = (label.end..<max(label.end, value.lowerBound)).contains { text[$0] == 0x0A }
            if !value.isEmpty, label.name != .ignored, !isBelow || mayStandBelow(value, label.name) {
                found.append(Field(name: label.name, rank: label.rank, value: value))
            }
            index = label.end
        }
        return found
    }

    private func value(from start: Int, to end: Int) -> Range<Int> {
        var start = text.skippingSpaces(from: start, to: end)
        if text[start].is("|") { start = text.skippingSpaces(from: start + 1, to: end) }
        if text[start] == 0x0A { start = text.skippingSpaces(from: start + 1, to: end) }
        guard start < end, label(at: start, to: end) == nil else { return start..<start }
        var index = start
        let limit = min(end, start + Self.longestValue)
        while index < limit, text[index] != 0x0A, text[index] != 0x7C {
            if text.isSpace(index), text.isSpace(index + 1) || endsValue(at: index + 1, to: end) { break }
            index += 1
        }
        return text.trimmed(start..<index)
    }

    /// Whether a single blank before this place ends a value: another label or one of the page's buttons begins here.
    private func endsValue(at index: Int, to end: Int) -> Bool {
        if label(at: index, to: end) != nil { return true }
        var pieceEnd = index
        while pieceEnd < end, !text.isBlank(pieceEnd) { pieceEnd += 1 }
        return index < pieceEnd && lexicon[.beforeDocument].equals(index..<pieceEnd, in: text)
    }
}
