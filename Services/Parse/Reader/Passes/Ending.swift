import Messages

/// The lines that close a report.
struct Signature {
    var date: CivilDate
    var dateRange: Range<Int>
    /// The organ that signs, where one does.
    var organ: Range<Int>?
}

extension Reading {
    /// Finds where the report ends: behind its signature, else before what the page puts after it.
    mutating func findEnd() {
        let lastWords = headings.last?.title.upperBound ?? 0
        let start = max(lastWords, text.count - Self.tailLimit)
        let chrome = chromeStart(from: start)
        signature = lastSignature(in: start..<chrome)
        body = 0..<text.trimmed(0..<(signature?.dateRange.upperBound ?? chrome)).upperBound
        let end = body.upperBound
        headings.removeAll { $0.number.lowerBound >= end }
    }

    private func chromeStart(from start: Int) -> Int {
        let words = lexicon[.afterDocument]
        for index in start..<text.count where text.isBlank(index - 1) && !text.isBlank(index) {
            if words.match(in: text, at: index, to: text.count) != nil { return index }
        }
        return text.count
    }

    /// The last date that stands by itself.
    private func lastSignature(in range: Range<Int>) -> Signature? {
        var last: Signature?
        var index = range.lowerBound
        while index < range.upperBound {
            guard text.isBlank(index - 1), let found = text.date(at: index), text.isBlank(found.range.upperBound) else {
                index += 1
                continue
            }
            last = Signature(
                date: found.date,
                dateRange: found.range,
                organ: organ(before: found.range.lowerBound, from: range.lowerBound)
            )
            index = found.range.upperBound
        }
        return last
    }

    /// The organ's name that ends before an offset, blanks and one line's end between.
    func organ(before offset: Int, from start: Int) -> Range<Int>? {
        let end = text.trimmed(start..<offset).upperBound
        var first = end
        while first > start, end - first <= OrganName.longest, !text.isBlank(first - 1) { first -= 1 }
        let range = first..<end
        return OrganName(range, in: text, lexicon: lexicon) == nil ? nil : range
    }
}
