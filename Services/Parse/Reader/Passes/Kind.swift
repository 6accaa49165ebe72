import Messages

extension Reading {
    /// Tells a yearly rule-of-law report from any other document: by its title, without one by its opening.
    mutating func takeKind() {
        if let title = titleRange {
            report.kind = isReportTitle(title) ? .annualReport : .other
            note("kind", at: title, from: .header, rule: "kind.title")
        } else if let opening = lexicon[.opening].first(in: text, 0..<headerEnd),
            let subject = headings.lazy.prefix(200).first(where: { lexicon[.subject].occurs(in: text, $0.title) })
        {
            report.kind = .annualReport
            let start = min(opening.range.lowerBound, subject.title.lowerBound)
            let end = max(opening.range.upperBound, subject.title.upperBound)
            note("kind", at: start..<end, from: .body, rule: "kind.opening")
        } else if headings.isEmpty, let opening = openingSentence() {
            report.kind = .annualReport
            note("kind", at: opening, from: .body, rule: "kind.opening-sentence")
        }
    }

    /// The sentence that opens a report without title and headings, where it names the subject and the year.
    private func openingSentence() -> Range<Int>? {
        guard let opening = lexicon[.opening].first(in: text, 0..<headerEnd)?.range else { return nil }
        var start = opening.lowerBound
        while start > 0, !text[start - 1].isOne(of: ["。", "\n"]) { start -= 1 }
        let sentence = start..<opening.upperBound
        return lexicon[.subject].occurs(in: text, sentence) && year(in: sentence) != nil ? sentence : nil
    }

    /// Whether a title is that of a yearly rule-of-law report: by its subject and its ending.
    func isReportTitle(_ title: Range<Int>) -> Bool {
        let title = withoutPlans(title)
        guard let subject = lexicon[.subject].first(in: text, title)?.range,
            !lexicon[.notAReport].occurs(in: text, title)
        else { return false }
        if titleEnds(title, in: .reportEnding) { return true }
        guard titleEnds(title, in: .stateEnding), !title.contains(where: { text[$0].is(",") }) else {
            return false
        }
        return tellsWhose(title)
            || OrganName(title.lowerBound..<subject.lowerBound, in: text, lexicon: lexicon) != nil
    }

    /// A title without the plans that share a document with the report: …工作总结暨2024年工作计划.
    private func withoutPlans(_ title: Range<Int>) -> Range<Int> {
        guard let link = title.last(where: { text[$0].is("暨") }),
            titleEnds(title.lowerBound..<link, in: .reportEnding),
            titleEnds(link + 1..<title.upperBound, in: .otherEnding)
        else { return title }
        return title.lowerBound..<link
    }

    /// Whether a title has a year, or 关于 between an organ and what is said.
    func tellsWhose(_ title: Range<Int>) -> Bool {
        lexicon[.titleJoint].occurs(in: text, title) || year(in: title) != nil
    }

    /// Whether a title ends in one of the words, a short bracketed part or one mark behind it left aside.
    func titleEnds(_ title: Range<Int>, in list: Lexicon.List) -> Bool {
        let unmarked = title.lowerBound..<max(title.lowerBound, title.upperBound - 1)
        return [title, withoutBrackets(title), unmarked].contains {
            lexicon[list].suffixLength(in: text, $0) != nil
        }
    }

    /// The range without a short bracketed part at its end: …情况（摘要）.
    func withoutBrackets(_ range: Range<Int>) -> Range<Int> {
        guard text[range.upperBound - 1] == 0x29 else { return range }
        let open = (max(range.lowerBound, range.upperBound - 16)..<range.upperBound).first { text[$0] == 0x28 }
        return range.lowerBound..<(open ?? range.upperBound)
    }
}
