import Messages

extension Reading {
    /// Takes each problem and each commitment as an item of its own.
    mutating func takeItems() {
        guard tellsOfWork else { return }
        let spans = sectionSpans()
        let contents = report.kind == .annualReport ? contents(of: spans) : contentsByHeading(of: spans)
        report.problems = items(.problem, in: contents.problems, of: spans, rows: true)
        report.commitments = items(.commitment, in: contents.plans, of: spans, rows: false)
        self.contents = contents
    }

    private mutating func items(
        _ list: RuleNote.List, in contents: [ContentSpan], of spans: [SectionSpan], rows: Bool
    ) -> [ReportItem] {
        contents.flatMap { content in
            let (ranges, rule) = items(in: content, of: spans, rows: rows)
            for range in ranges { because(list, range, rule) }
            return ranges.map(item)
        }
    }

    private func item(_ range: Range<Int>) -> ReportItem {
        ReportItem(text: text.string(range), range: TextRange(range.lowerBound, range.upperBound))
    }

    /// The marked items right below a heading, else those of a list in its text (一是 …), else its sentences.
    private func items(
        in content: ContentSpan, of spans: [SectionSpan], rows: Bool
    ) -> (ranges: [Range<Int>], rule: String) {
        let found: [Range<Int>]
        var shortest = Self.shortestMarkedItem
        let rule: String
        let text = content.range.lowerBound..<max(content.range.lowerBound, min(textEnd, content.range.upperBound))
        if content.children.isEmpty {
            // A list inside an item of another one has marks of another style.
            let all = enumerations(in: text)
            let marks = all.filter { $0.style == all.first?.style }
            if marks.count > 1 || marks.first?.value == 1 {
                rule = "item.list"
                found = listed(marks, in: text)
            } else {
                rule = "item.sentence"
                found = sentences(in: text, rows: rows)
                shortest = Self.shortestItem
            }
        } else {
            rule = "item.heading"
            found = marked(content.children.map { spans[$0] }, in: text)
        }
        return (found.map { closed(withoutClosing($0)) }.filter { $0.count >= shortest }, rule)
    }

    /// Nothing shorter says what a problem is.
    static let shortestItem = 6
    /// A mark shows that even less is one (1.抓学习。).
    private static let shortestMarkedItem = 3

    /// The sections below a heading; where each of the others is one paragraph, what follows the last one's is a closing.
    private func marked(_ sections: [SectionSpan], in range: Range<Int>) -> [Range<Int>] {
        var found = sections.map {
            $0.title.lowerBound..<max($0.title.lowerBound, min($0.range.upperBound, range.upperBound))
        }
        let isOneLine = found.dropLast().allSatisfy { item in
            let item = text.trimmed(item)
            return text.lineEnd(from: item.lowerBound, to: item.upperBound) == item.upperBound
        }
        if found.count > 1, isOneLine, let last = found.popLast() {
            found.append(last.lowerBound..<text.lineEnd(from: last.lowerBound, to: last.upperBound))
        }
        return found
    }

    /// From each mark to the next; the last one ends with its paragraph.
    private func listed(_ marks: [EnumerationMark], in range: Range<Int>) -> [Range<Int>] {
        marks.enumerated().map { place, mark in
            let limit = place + 1 < marks.count ? marks[place + 1].range.lowerBound : range.upperBound
            guard place + 1 == marks.count else { return mark.range.upperBound..<limit }
            let start = text.skippingSpaces(from: mark.range.upperBound, to: limit)
            let end = text.lineEnd(from: start, to: limit)
            return start..<(sentence(in: start..<end, beginsWith: .reason) ?? end)
        }
    }

    /// The range up to a paragraph that closes the report.
    private func withoutClosing(_ range: Range<Int>) -> Range<Int> {
        var index = range.lowerBound
        while index < range.upperBound {
            let line = text.lineEnd(from: index, to: range.upperBound)
            let start = text.skippingSpaces(from: line + 1, to: range.upperBound)
            guard line < range.upperBound else { break }
            if lexicon[.closing].match(in: text, at: start, to: range.upperBound) != nil {
                return range.lowerBound..<line
            }
            if let signature, start >= (signature.organ ?? signature.dateRange).lowerBound {
                return range.lowerBound..<line
            }
            index = line + 1
        }
        return range
    }

    /// Without blanks, the marks at both ends and who is in charge.
    private func closed(_ range: Range<Int>) -> Range<Int> {
        var inner = trimmedMarks(range)
        if text[inner.upperBound - 1].isOne(of: ")"), !inner.isEmpty,
            let open = inner.last(where: { text[$0].isOne(of: "(") }),
            lexicon[.inCharge].match(in: text, at: open + 1, to: inner.upperBound) != nil
        {
            inner = trimmedMarks(inner.lowerBound..<open)
        }
        return inner
    }

    private func trimmedMarks(_ range: Range<Int>) -> Range<Int> {
        var inner = text.trimmed(range)
        while !inner.isEmpty, text[inner.lowerBound].isOne(of: ",、:。;") || text.isBlank(inner.lowerBound) {
            inner = (inner.lowerBound + 1)..<inner.upperBound
        }
        while !inner.isEmpty, text[inner.upperBound - 1].isOne(of: ",、:。;") || text.isBlank(inner.upperBound - 1) {
            inner = inner.lowerBound..<(inner.upperBound - 1)
        }
        return inner
    }
}
