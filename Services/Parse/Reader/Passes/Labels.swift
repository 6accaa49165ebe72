extension Reading {
    /// No value behind a label without a colon is longer.
    private static let longestOpenValue = 60
    /// No site or paper has a longer name.
    private static let longestSiteName = 16

    /// The label with its colon, or with its cell's end, that begins at an offset.
    func label(at index: Int, to end: Int) -> (name: Lexicon.List, rank: Int, end: Int)? {
        guard !text.isBlank(index),
            text.isBlank(index - 1) || text[index - 1].isOne(of: ["|", "/", "•", "·", "-", "*", "[", "【", ">", ")"])
        else {
            return nil
        }
        var best: (name: Lexicon.List, rank: Int, end: Int)?
        for name in Self.labels {
            guard let found = lexicon[name].match(in: text, at: index, to: end, spaced: true) else { continue }
            let colon = text.skippingSpaces(from: found.range.upperBound, to: end)
            if colon < end,
                text[colon].isOne(of: [":", "|"]) || text[colon].isOne(of: ["]", "】"]) && isBracketed(index),
                colon + 1 > best?.end ?? 0
            {
                best = (name, found.rank, colon + 1)
            } else if isOpenLabel(name, found.range, to: end), found.range.upperBound > best?.end ?? 0 {
                best = (name, found.rank, found.range.upperBound)
            }
        }
        return best
    }

    /// Whether a bracket opens before a label: [ 发文字号 ] has a value behind it.
    private func isBracketed(_ label: Int) -> Bool {
        var index = label
        while index > 0, text.isSpace(index - 1) { index -= 1 }
        return index > 0 && text[index - 1].isOne(of: ["[", "【"])
    }

    /// Whether a label without a colon has its value behind a blank, or below where it fills its line.
    ///
    /// Such a word is no more than a word unless what follows looks like such a value.
    private func isOpenLabel(_ name: Lexicon.List, _ label: Range<Int>, to end: Int) -> Bool {
        guard label.upperBound < end, text.isBlank(label.upperBound), name != .ignored else { return false }
        if name == .title { return isTitleCell(label, to: end) }
        var start = text.skippingSpaces(from: label.upperBound, to: end)
        if start < end, text.isBreak(start) {
            guard text.isBreak(label.lowerBound - 1) || label.lowerBound == 0 else { return false }
            start = text.skippingSpaces(from: start + 1, to: end)
        }
        var pieceEnd = start
        while pieceEnd < end, pieceEnd - start <= Self.longestOpenValue, !text.isBlank(pieceEnd) { pieceEnd += 1 }
        let piece = start..<pieceEnd
        guard (2...Self.longestOpenValue).contains(piece.count) else { return false }
        if name == .publisher { return OrganName(piece, in: text, lexicon: lexicon) != nil }
        return mayStandBelow(piece, name)
            && (name != .indexNumber || piece.contains { text.digit($0) != nil })
    }

    /// Whether the rest of a line that a title's label begins is a report's title.
    private func isTitleCell(_ label: Range<Int>, to end: Int) -> Bool {
        let cell = text.trimmed(label.upperBound..<text.lineEnd(from: label.upperBound, to: end))
        return (label.lowerBound == 0 || text.isBreak(label.lowerBound - 1))
            && Self.titleLength.contains(cell.count) && isReportTitle(cell)
    }

    /// Whether what stands on the line below a label is its value.
    ///
    /// Pages print a label without a value as often as they put the value on a line of its own; so what is read there
    /// must look like one.
    func mayStandBelow(_ value: Range<Int>, _ name: Lexicon.List) -> Bool {
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
