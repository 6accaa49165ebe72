import Messages

/// One section as its heading delimits it.
struct SectionSpan {
    var level: Int
    /// As its heading has it.
    var depth: Int
    var title: Range<Int>
    /// From the number to the next heading of the same level or a higher one.
    var range: Range<Int>
    var role: SectionRole?
    /// The places of the sections right below among all.
    var children: [Int] = []
}

extension Reading {
    /// Tells what each section is for: by the words of its heading, in a yearly report else by what it says.
    mutating func takeRoles() {
        headings = headingsWithRoles()
        let byWords = headings.map(\.role)
        if report.kind == .annualReport {
            if let place = openingThatIsNoPlan() { headings[place].role = nil }
            takeRolesByContent()
        }
        explainRoles(byWords)
    }

    /// The headings with their depths, and the roles that their words tell.
    private func headingsWithRoles() -> [Heading] {
        let levels = Set(headings.map(\.level)).sorted()
        let isBelowPlain =
            plainSections.first.map { $0.range.lowerBound < headings.first?.number.lowerBound ?? 0 } ?? false
        return headings.map { heading in
            var heading = heading
            heading.depth = min(3, (isBelowPlain ? 2 : 1) + (levels.firstIndex(of: heading.level) ?? 0))
            heading.role = role(of: heading)
            return heading
        }
    }

    /// The first section where its words say that it tells of problems or plans: a report begins with what was done, and
    /// 一、统筹安排,压实责任 is no plan.
    private func openingThatIsNoPlan() -> Int? {
        let first = headings.indices.filter { headings[$0].depth == 1 }
        guard first.count > 1, let place = first.first, !lexicon[.heading].equals(headings[place].title, in: text),
            headings[place].role == .problems || headings[place].role == .plans
        else { return nil }
        return place
    }

    private mutating func explainRoles(_ byWords: [SectionRole?]) {
        for (heading, wordsRole) in zip(headings, byWords) where heading.role != nil {
            because(.role, heading.number, heading.role == wordsRole ? "role.heading-words" : "role.content")
        }
    }

    /// Whether the document tells what was done and what is to come: a yearly report, or another organ's account of its
    /// work, by its title or, without one, since it has a section on what was not done well.
    var tellsOfWork: Bool {
        if report.kind == .annualReport { return true }
        guard let title = titleRange else { return headings.contains { $0.role == .problems } }
        return titleEnds(title, in: .reportEnding)
    }

    /// What a section of an account of work is for, by the words of its heading.
    ///
    /// On the second depth only what is mostly a part of a section of the first has one: the leader's duty, and problems
    /// and plans that share a section.
    private func role(of heading: Heading) -> SectionRole? {
        guard heading.depth <= 2 else { return nil }
        let title = heading.title
        if heading.depth == 2 {
            if tellsLeaderDuty(title) || tellsOfPrincipal(title) { return .leaderDuty }
            guard lexicon[.heading].equals(title, in: text) else { return nil }
        }
        let role = role(ofWords: title)
        return role == .achievements && heading.depth > 1 ? nil : role
    }

    /// What the words of a heading say that its section is for.
    func role(ofWords title: Range<Int>) -> SectionRole? {
        if lexicon[.leaderDuty].occursSpaced(in: text, title) { return .leaderDuty }
        if lexicon[.problems].occursSpaced(in: text, title), !lexicon[.notProblems].occursSpaced(in: text, title),
            // 薄弱学校改造 is a heading too, of what a government does.
            report.kind == .annualReport
                || lexicon[.heading].match(in: text, at: title.lowerBound, to: title.upperBound, spaced: true) != nil
        {
            return .problems
        }
        if lexicon[.plans].occursSpaced(in: text, title) || isAnnounced(title) { return .plans }
        return lexicon[.achievements].occursSpaced(in: text, title) ? .achievements : nil
    }

    /// Whether a heading ends in a word that may announce plans (工作安排), or names the year to come.
    private func isAnnounced(_ title: Range<Int>) -> Bool {
        if titleEnds(title, in: .plansEnding) { return true }
        guard let year = year(in: title), let reported = report.reportYear else { return false }
        return year.value > reported
    }

    /// Whether a heading speaks of the first responsible person for the rule of law, not for safety or farmland.
    func tellsLeaderDuty(_ title: Range<Int>) -> Bool {
        lexicon[.firstResponsible].occurs(in: text, title) && !lexicon[.notLeader].occurs(in: text, title)
    }

    /// Whether a heading says how the head of the organ answers, whatever for: 党政主要负责人带头履职.
    private func tellsOfPrincipal(_ title: Range<Int>) -> Bool {
        lexicon[.principal].occurs(in: text, title) && lexicon[.answering].occurs(in: text, title)
            && !lexicon[.notLeader].occurs(in: text, title)
    }

    /// Every section in order with where it ends.
    func sectionSpans() -> [SectionSpan] {
        var spans: [SectionSpan] = []
        var open: [Int] = []
        for heading in headings {
            while let last = open.last, spans[last].level >= heading.level {
                spans[last].range = spans[last].range.lowerBound..<heading.number.lowerBound
                open.removeLast()
            }
            if let parent = open.last { spans[parent].children.append(spans.count) }
            open.append(spans.count)
            let start = heading.number.lowerBound
            spans.append(
                SectionSpan(
                    level: heading.level, depth: heading.depth, title: heading.title,
                    range: start..<max(start, body.upperBound),
                    role: heading.role))
        }
        return spans
    }
}
