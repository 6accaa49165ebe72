import Messages

extension Reading {
    /// Finds where the report begins: with its title, or behind what the page puts between title and text.
    mutating func findBeginning() {
        let limit = min(headerEnd, body.upperBound)
        let title = titleRange.map(withBrackets)
        let afterTitle = title?.upperBound ?? 0
        let afterPage = skippingPage(from: afterTitle, to: limit)
        let blanksOnly = text.trimmed(afterTitle..<max(afterTitle, afterPage)).isEmpty
        let start = blanksOnly ? title?.lowerBound ?? afterPage : afterPage
        let end = body.upperBound
        body = text.trimmed(min(start, end)..<end)
        report.body = TextRange(body.lowerBound, body.upperBound)
    }

    /// Passes over labelled values, times, buttons and bulleted lines, piece by piece.
    private func skippingPage(from start: Int, to limit: Int) -> Int {
        let day = dateBelowTitle()?.range
        var index = start
        while index < limit {
            if let day, day.lowerBound == index {
                index = day.upperBound
                continue
            }
            if text.isBlank(index) {
                index += 1
                continue
            }
            if let line = headerLines.first(where: { $0.isBulleted && $0.range.contains(index) }) {
                index = line.range.upperBound
                continue
            }
            if text[index].isOne(of: ["•", "·", "●", "○", "▪", "■", "◆", "*", "|"]) {
                index += 1
                continue
            }
            var end = index
            while end < limit, !text.isBlank(end) { end += 1 }
            if let label = label(at: index, to: limit) {
                index =
                    fields.first { $0.value.lowerBound >= label.end && $0.value.lowerBound < label.end + 8 }
                    .map(\.value.upperBound) ?? max(end, label.end)
            } else if isPagePiece(index..<end) {
                index = end
            } else {
                return index
            }
        }
        return index
    }

    func isPagePiece(_ range: Range<Int>) -> Bool {
        var inner = range
        while !inner.isEmpty, text[inner.lowerBound].isOne(of: ["[", "【", "("]) {
            inner = (inner.lowerBound + 1)..<inner.upperBound
        }
        while !inner.isEmpty, text[inner.upperBound - 1].isOne(of: ["]", "】", ")"]) {
            inner = inner.lowerBound..<(inner.upperBound - 1)
        }
        if inner.isEmpty || lexicon[.beforeDocument].equals(inner, in: text) { return true }
        return inner.allSatisfy { text.digit($0) != nil || text[$0].isOne(of: [":", "-", "/", "."]) }
    }
}
