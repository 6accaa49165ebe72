import Messages

extension Reading {
    /// No sentence that says what a section is for is longer.
    private static let longestOpening = 150

    /// Gives a role to the sections whose headings say none: 四、正视差距,砥砺前行 tells of problems where its first sentence does.
    mutating func takeRolesByContent() {
        let spans = sectionSpans()
        let first = spans.indices.filter { spans[$0].depth == 1 }
        takeProblemsAndPlans(first, of: spans)
        let later = first.first { [.problems, .plans, .other].contains(headings[$0].role) } ?? spans.count
        for place in first where headings[place].role == nil && place < later { headings[place].role = .achievements }
        if !headings.contains(where: { $0.role == .leaderDuty }), let duty = leaderDuty(first, of: spans) {
            headings[duty].role = .leaderDuty
        }
    }

    private mutating func takeProblemsAndPlans(_ first: [Int], of spans: [SectionSpan]) {
        let tellsProblems = first.contains { spans[$0].role == .problems }
        var hasPlans = first.contains { spans[$0].role == .plans }
        var isBehindProblems = false
        for place in first.dropFirst() {
            if spans[place].role == nil {
                let opening = opening(of: spans[place])
                let plans = sentence(in: opening, beginsWith: .planOpening) != nil
                if lexicon[.otherContents].match(in: text, at: spans[place].title.lowerBound, to: body.upperBound)
                    != nil
                {
                    headings[place].role = .other
                } else if !tellsProblems, !isBehindProblems, !hasPlans,
                    lexicon[.problemPassage].occurs(in: text, opening)
                {
                    headings[place].role = .problems
                } else if !hasPlans, isBehindProblems || place == first.last && plans {
                    // What stands behind the problems is what will be done about them.
                    headings[place].role = .plans
                    hasPlans = true
                }
            }
            isBehindProblems = isBehindProblems || headings[place].role == .problems
        }
    }

    /// The first sentence below a heading.
    private func opening(of span: SectionSpan) -> Range<Int> {
        var start = span.title.upperBound
        while start < span.range.upperBound, text.isBlank(start) || text[start].isOne(of: ["。", ":", ",", ";"]) {
            start += 1
        }
        let limit = min(span.range.upperBound, start + Self.longestOpening)
        let end = (start..<max(start, limit)).first { text[$0].isOne(of: ["。", "\n"]) } ?? limit
        return start..<max(start, end)
    }

    /// The first section right below one of the first level that tells how the leader answers for the rule of law.
    private func leaderDuty(_ first: [Int], of spans: [SectionSpan]) -> Int? {
        for place in first where headings[place].role == .achievements {
            let found = spans[place].children.first { child in
                tellsLeaderDuty(in: spans[child].range)
                    || spans[child].children.contains { tellsLeaderDuty(spans[$0].title) }
            }
            if let found { return found }
        }
        return nil
    }

    /// Whether a sentence of a range has the first responsible person beside a leader.
    private func tellsLeaderDuty(in range: Range<Int>) -> Bool {
        var start = range.lowerBound
        while let found = lexicon[.firstResponsible].first(in: text, start..<range.upperBound)?.range {
            let sentence = sentence(around: found).clamped(to: range)
            if lexicon[.leader].occurs(in: text, sentence), !lexicon[.notLeader].occurs(in: text, sentence) {
                return true
            }
            start = found.upperBound
        }
        return false
    }
}
