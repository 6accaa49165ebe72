import Messages

/// Where a report tells of problems and of plans.
struct ReportContents {
    var problems: [ContentSpan] = []
    var plans: [ContentSpan] = []
    var tellsLeaderDuty = false
    var tellsAchievements = false
}

/// A part of a report that holds items of one sort.
struct ContentSpan {
    /// Without the heading.
    var range: Range<Int>
    /// Sections below its heading, by their places among all; none where it has no heading of its own.
    var children: [Int] = []
}

extension Reading {
    /// Finds the problems and the plans of a yearly report: by headings, else by sentences that begin to tell of them.
    func contents(of spans: [SectionSpan]) -> ReportContents {
        var contents = ReportContents()
        contents.tellsAchievements = plainSections.contains { $0.role == .achievements }
        for span in spans where span.depth <= 2 {
            switch span.role {
            case .problems?: add(span, of: spans, to: &contents, as: .problems)
            case .plans?: add(span, of: spans, to: &contents, as: .plans)
            case .leaderDuty?: contents.tellsLeaderDuty = true
            case .other?: break
            default: if span.depth == 1 { contents.tellsAchievements = true }
            }
        }
        if contents.problems.isEmpty { contents.problems = plainContents(.problems, of: spans) }
        if contents.plans.isEmpty { contents.plans = plainContents(.plans, of: spans) }
        if contents.problems.isEmpty, let passage = problemPassage(outside: contents.plans) {
            contents.problems = [ContentSpan(range: passage)]
        }
        splitPlans(of: &contents, spans)
        if !contents.tellsLeaderDuty { contents.tellsLeaderDuty = hasLeaderPassage(outside: contents.plans) }
        if spans.isEmpty, body.count > 200 { contents.tellsAchievements = true }
        return contents
    }

    /// The same for a document of another kind: by the headings alone, since much is spoken of in passing there.
    func contentsByHeading(of spans: [SectionSpan]) -> ReportContents {
        var contents = ReportContents()
        for span in spans where span.depth <= 2 {
            if let role = span.role, role == .problems || role == .plans {
                add(span, of: spans, to: &contents, as: role)
            }
        }
        if contents.plans.isEmpty { splitPlansFromProblems(of: &contents, spans) }
        return contents
    }

    private func add(
        _ span: SectionSpan, of spans: [SectionSpan], to contents: inout ReportContents, as role: SectionRole
    ) {
        let children = span.children.map { spans[$0] }
        // Problems and plans in one section: its own sections say which is which.
        if span.depth == 1, children.contains(where: { $0.role == .problems || $0.role == .plans }) { return }
        let content = ContentSpan(
            range: span.title.upperBound..<max(span.title.upperBound, span.range.upperBound), children: span.children)
        if role == .problems { contents.problems.append(content) } else { contents.plans.append(content) }
    }

    /// Plans without a heading stand behind the problems, else at the report's end.
    private func splitPlans(of contents: inout ReportContents, _ spans: [SectionSpan]) {
        guard contents.plans.isEmpty else { return }
        splitPlansFromProblems(of: &contents, spans)
        guard contents.plans.isEmpty else { return }
        let end = textEnd
        // A title may begin with the coming year, as a plan does.
        let start = max(body.lowerBound, titleRange?.upperBound ?? 0)
        let tail = min(end, max(start, body.upperBound - max(1_500, body.count / 4)))..<end
        if let start = sentence(in: tail, beginsWith: .planOpening),
            !contents.problems.contains(where: { hasItems(behind: start, in: $0, of: spans) })
        {
            contents.plans = [ContentSpan(range: start..<end)]
        }
    }

    /// Takes the plans that stand behind the problems in their section.
    private func splitPlansFromProblems(of contents: inout ReportContents, _ spans: [SectionSpan]) {
        if let last = contents.problems.last, let start = sentence(in: last.range, beginsWith: .planOpening),
            start > last.range.lowerBound, !hasItems(behind: start, in: last, of: spans)
        {
            let end = last.range.upperBound
            contents.problems[contents.problems.count - 1].range = last.range.lowerBound..<start
            contents.plans = [ContentSpan(range: start..<end)]
        }
    }

    /// Whether problems go on behind a plan: then it is what will be done about one of them.
    private func hasItems(behind start: Int, in content: ContentSpan, of spans: [SectionSpan]) -> Bool {
        guard content.range.contains(start) else { return false }
        if !content.children.isEmpty { return content.children.contains { spans[$0].range.lowerBound > start } }
        let marks = enumerations(in: content.range)
        guard let before = marks.last(where: { $0.range.lowerBound < start }) else { return false }
        return marks.contains {
            $0.range.lowerBound > start && $0.style == before.style && $0.value == before.value + 1
        }
    }

    /// The paragraph that tells of problems, outside of some spans.
    private func problemPassage(outside spans: [ContentSpan]) -> Range<Int>? {
        var start = body.lowerBound
        while let found = lexicon[.problemPassage].first(in: text, start..<body.upperBound) {
            let place = found.range.lowerBound
            if !spans.contains(where: { $0.range.contains(place) }), !isMended(found.range) {
                var begin = place
                while begin > body.lowerBound, !text[begin - 1].isOne(of: ["。", "\n"]) { begin -= 1 }
                return begin..<text.lineEnd(from: place, to: body.upperBound)
            }
            start = found.range.upperBound
        }
        return nil
    }

    /// Whether a sentence tells of problems that were found elsewhere and mended, and not that some are left.
    private func isMended(_ place: Range<Int>) -> Bool {
        let near = max(body.lowerBound, place.lowerBound - 4)..<place.upperBound
        return lexicon[.notProblems].occurs(in: text, sentence(around: place))
            && !lexicon[.still].occurs(in: text, near)
    }

    /// Whether a sentence tells how the leaders of the organ answer for the rule of law.
    private func hasLeaderPassage(outside spans: [ContentSpan]) -> Bool {
        passes(.firstResponsible, outside: spans) { sentence in
            lexicon[.leader].occurs(in: text, sentence) || lexicon[.principal].occurs(in: text, sentence)
        }
            || passes(.principal, outside: spans) { sentence in
                lexicon[.subject].occurs(in: text, sentence) && lexicon[.leading].occurs(in: text, sentence)
            }
    }

    /// Whether one of the words stands in a sentence that passes a test.
    private func passes(_ list: Lexicon.List, outside spans: [ContentSpan], _ test: (Range<Int>) -> Bool) -> Bool {
        var start = body.lowerBound
        while let found = lexicon[list].first(in: text, start..<body.upperBound) {
            let place = found.range
            start = place.upperBound
            guard !spans.contains(where: { $0.range.contains(place.lowerBound) }) else { continue }
            if test(sentence(around: place)) { return true }
        }
        return false
    }

    /// The sentence that holds a place, as far as it reaches.
    func sentence(around place: Range<Int>) -> Range<Int> {
        var (start, end) = (place.lowerBound, place.upperBound)
        while start > body.lowerBound, place.lowerBound - start < 100, !text[start - 1].isOne(of: ["。", ";", "\n"]) {
            start -= 1
        }
        while end < body.upperBound, end - place.upperBound < 150, !text[end].isOne(of: ["。", ";", "\n"]) { end += 1 }
        return start..<end
    }

    /// Where the first sentence of a range that begins with one of the words stands.
    func sentence(in range: Range<Int>, beginsWith list: Lexicon.List) -> Int? {
        var isStart = true
        for index in range {
            if isStart, !text.isBlank(index) {
                if beginsPlan(at: index, list, to: range.upperBound) { return index }
                isStart = false
            }
            if text[index].isOne(of: ["。", "\n"]) { isStart = true }
        }
        return nil
    }

    /// One of the words, or a year after the report's: 2024年,我局将….
    private func beginsPlan(at index: Int, _ list: Lexicon.List, to end: Int) -> Bool {
        if lexicon[list].match(in: text, at: index, to: end) != nil { return true }
        guard list == .planOpening, let year = year(at: index), let reported = report.reportYear else { return false }
        // 2024年1月9日: something that was done, or the day of signing.
        let month =
            text.number(at: year.range.upperBound, digits: 1...2)?.end
            ?? text.chineseNumber(at: year.range.upperBound)?.end
        return year.value > reported && !text[month ?? index].is("月")
    }
}
