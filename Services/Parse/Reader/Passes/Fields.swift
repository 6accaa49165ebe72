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
    private static let labels: [Lexicon.List] = [
        .indexNumber, .documentNumber, .dateWritten, .datePublished, .publisher, .issuer, .title, .ignored,
    ]
    /// No value is longer.
    private static let longestValue = 200
    /// No site or paper has a longer name.
    private static let longestSiteName = 16

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

    /// The label with its colon, or with its cell's end, that begins at an offset.
    func label(at index: Int, to end: Int) -> (name: Lexicon.List, rank: Int, end: Int)? {
        guard !text.isBlank(index), text.isBlank(index - 1) || text[index - 1].isOne(of: "|•·-*[【>)") else {
            return nil
        }
        var best: (name: Lexicon.List, rank: Int, end: Int)?
        for name in Self.labels {
            guard let found = lexicon[name].match(in: text, at: index, to: end, spaced: true) else { continue }
            let colon = text.skippingSpaces(from: found.range.upperBound, to: end)
            guard colon < end, text[colon].isOne(of: ":|"), colon + 1 > best?.end ?? 0 else { continue }
            best = (name, found.rank, colon + 1)
        }
        return best
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
    /// Whether what stands on the line below a label is its value.
    ///
    /// Pages print a label without a value as often as they put the value on a line of its own; so what is read there
    /// must look like one.
    private func mayStandBelow(_ value: Range<Int>, _ name: Lexicon.List) -> Bool {
        let piece = firstPiece(of: value)
        switch name {
        case .documentNumber: return isDocumentNumber(piece)
        case .indexNumber: return !piece.contains { text.isHan($0) }
        case .dateWritten, .datePublished: return text.date(at: value.lowerBound) != nil
        case .issuer: return OrganName(piece, in: text, lexicon: lexicon) != nil
        case .publisher: return OrganName(piece, in: text, lexicon: lexicon) != nil || isSiteName(piece)
        default: return true
        }
    }

    /// Whether a word may be the name of a site or a paper: 青石融媒.
    private func isSiteName(_ piece: Range<Int>) -> Bool {
        piece.count <= Self.longestSiteName && piece.allSatisfy { text.isHan($0) }
            && !lexicon[.beforeDocument].equals(piece, in: text)
            && !titleEnds(piece, in: .reportEnding) && !titleEnds(piece, in: .stateEnding)
            && !titleEnds(piece, in: .otherEnding)
    }
}
