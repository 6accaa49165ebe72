import Messages

extension Reading {
    /// Takes each problem and each commitment as an item of its own.
    mutating func takeItems() {
        guard tellsOfWork else { return }
        let spans = sectionSpans()
        let contents = report.kind == .annualReport ? contents(of: spans) : contentsByHeading(of: spans)
        var problems = items(in: contents.problems, of: spans, rows: true)
        let remedies = problems.indices.compactMap { place in
            remedy(in: problems[place].range).map { (place: place, range: $0) }
        }
        for (place, remedy) in remedies {
            problems[place].range = closed(problems[place].range.lowerBound..<remedy.whole.lowerBound)
        }
        var plans =
            remedies.map { (range: closed($0.range.plan), rule: "item.remedy") }
            + items(in: contents.plans, of: spans, rows: false)
        problems = bounded(problems.filter { !$0.range.isEmpty }, named: "problems")
        plans = bounded(inOrder(plans), named: "commitments")
        report.problems = problems.map { item($0.range) }
        report.commitments = plans.map { item($0.range) }
        for (range, rule) in problems { because(.problem, range, rule) }
        for (range, rule) in plans { because(.commitment, range, rule) }
        self.contents = contents
        if contents.plans.isEmpty { self.contents.plans = remedies.map { ContentSpan(range: $0.range.plan) } }
    }

    /// As they stand in the text, each once.
    private func inOrder(_ items: [(range: Range<Int>, rule: String)]) -> [(range: Range<Int>, rule: String)] {
        var end = -1
        return items.sorted { $0.range.lowerBound < $1.range.lowerBound }.filter { item in
            defer { end = max(end, item.range.upperBound) }
            return item.range.upperBound > end
        }
    }

    private func items(
        in contents: [ContentSpan], of spans: [SectionSpan], rows: Bool
    ) -> [(range: Range<Int>, rule: String)] {
        contents.flatMap { content in
            let (ranges, rule) = items(in: content, of: spans, rows: rows)
            return ranges.map { ($0, rule) }
        }
    }

    /// What a problem's own sentences say will be done about it: …人手不足。下一步将充实队伍.
    private func remedy(in problem: Range<Int>) -> (whole: Range<Int>, plan: Range<Int>)? {
        guard let start = sentence(in: problem, beginsWith: .planOpening), start > problem.lowerBound else {
            return nil
        }
        var plan = start..<problem.upperBound
        let opening =
            lexicon[.planOpening].match(in: text, at: start, to: problem.upperBound)?.range.upperBound ?? start
        // 下一步, and 针对上述问题, lead to the plan; 改进措施 that goes on in words is a part of it.
        let comma = (opening..<min(problem.upperBound, opening + 3)).first { text[$0].is(",") }
        if let comma {
            plan = (comma + (text[comma + 1].is("将") ? 2 : 1))..<plan.upperBound
        } else if text[opening].is("将") {
            plan = (opening + 1)..<plan.upperBound
        }
        return plan.count >= Self.shortestItem ? (start..<problem.upperBound, plan) : nil
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
        return (
            found.map { closed(withoutClosing($0)) }.filter {
                $0.count >= shortest && leftover(at: $0.lowerBound) != $0.upperBound
            }, rule
        )
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
            // 针对上述问题,将… is cut off as a plan, which closes no list.
            guard let reason = sentence(in: start..<end, beginsWith: .reason),
                lexicon[.planOpening].match(in: text, at: reason, to: end) == nil
            else { return start..<end }
            return start..<reason
        }
    }

    /// The range up to a paragraph that closes the report.
    private func withoutClosing(_ range: Range<Int>) -> Range<Int> {
        var index = range.lowerBound
        while index < range.upperBound {
            let line = paragraphEnd(from: index, to: range.upperBound)
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

    /// Where a paragraph ends: with its line, or before a blank behind a sentence, which is all that is left of the end of
    /// one where line ends were lost.
    private func paragraphEnd(from index: Int, to end: Int) -> Int {
        (index..<end).first { text[$0] == 0x0A || text.isSpace($0) && text[$0 - 1].is("。") } ?? end
    }

    /// Without blanks, the marks at both ends and who is in charge.
    private func closed(_ range: Range<Int>) -> Range<Int> {
        var inner = trimmedMarks(range)
        if text[inner.upperBound - 1].is(")"), !inner.isEmpty,
            let open = inner.last(where: { text[$0].is("(") }),
            lexicon[.inCharge].occurs(in: text, (open + 1)..<min(inner.upperBound, open + 9))
        {
            inner = trimmedMarks(inner.lowerBound..<open)
        }
        return inner
    }

    private func trimmedMarks(_ range: Range<Int>) -> Range<Int> {
        var inner = text.trimmed(range)
        while !inner.isEmpty,
            text[inner.lowerBound].isOne(of: [",", "、", ":", "。", ";"]) || text.isBlank(inner.lowerBound)
        {
            inner = (inner.lowerBound + 1)..<inner.upperBound
        }
        while !inner.isEmpty,
            text[inner.upperBound - 1].isOne(of: [",", "、", ":", "。", ";"]) || text.isBlank(inner.upperBound - 1)
        {
            inner = inner.lowerBound..<(inner.upperBound - 1)
        }
        return inner
    }
}
