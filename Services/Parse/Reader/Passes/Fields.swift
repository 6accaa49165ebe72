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
        findFields(in: 0..<headerEnd)
        findFields(in: max(headerEnd, body.upperBound)..<min(text.count, body.upperBound + Self.tailLimit))
        var start = 0
        while start < headerEnd {
            let end = text.lineEnd(from: start, to: headerEnd)
            let line = text.trimmed(start..<end)
            if !line.isEmpty {
                let isBulleted = text[line.lowerBound].isOne(of: "•·●○▪■◆*")
                let content = isBulleted ? text.trimmed((line.lowerBound + 1)..<line.upperBound) : line
                if !content.isEmpty { headerLines.append(HeaderLine(range: content, isBulleted: isBulleted)) }
            }
            start = end + 1
        }
    }

    /// The best labelled value of a field.
    func field(_ name: Lexicon.List) -> Field? {
        fields.filter { $0.name == name }.min { ($0.rank, $0.value.lowerBound) < ($1.rank, $1.value.lowerBound) }
    }

    private mutating func findFields(in range: Range<Int>) {
        guard range.lowerBound < range.upperBound else { return }
        var index = range.lowerBound
        while index < range.upperBound {
            guard let label = label(at: index, to: range.upperBound) else {
                index += 1
                continue
            }
            let value = value(from: label.end, to: range.upperBound)
            let isBelow = (label.end..<max(label.end, value.lowerBound)).contains { text[$0] == 0x0A }
            if !value.isEmpty, label.name != .ignored, !isBelow || mayStandBelow(value, label.name) {
                fields.append(Field(name: label.name, rank: label.rank, value: value))
            }
            index = label.end
        }
    }

    private func value(from start: Int, to end: Int) -> Range<Int> {
        var start = text.skippingSpaces(from: start, to: end)
        if text[start].isOne(of: "|") { start = text.skippingSpaces(from: start + 1, to: end) }
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
