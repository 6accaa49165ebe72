import Messages

extension StatedWriter {
    private typealias Item = (title: String, detail: String)

    /// Problems and plans in one of the shapes that reports give them.
    mutating func rest(after part: Int) {
        let problems = make(.noProblems) ? [] : draw(StatedWords.problems)
        let plans = make(.noPlans) ? [] : draw(StatedWords.plans)
        if problems.isEmpty { finds("contents.missing:problems") }
        if plans.isEmpty { finds("contents.missing:plans") }
        guard !problems.isEmpty, !plans.isEmpty else {
            if !problems.isEmpty { section(part + 1, of: problems, plans: false) }
            if !plans.isEmpty { section(part + 1, of: plans, plans: true) }
            return
        }
        switch random.number(0...5) {
        case 0: inOneSection(part + 1, problems, plans)
        case 1: remedied(part + 1, problems, plans)
        case 2:
            section(part + 1, of: problems, plans: false)
            unannounced(plans)
        default:
            section(part + 1, of: problems, plans: false)
            section(part + 2, of: plans, plans: true)
        }
    }

    private mutating func draw(_ choices: [(String, String)]) -> [Item] {
        choices.shuffled(using: &random).prefix(random.number(2...4)).map { ($0.0, $0.1) }
    }

    private mutating func state(_ text: String, asPlan: Bool) {
        if asPlan { stated.commitments.append(text) } else { stated.problems.append(text) }
    }

    private mutating func section(_ part: Int, of items: [Item], plans: Bool) {
        heading(
            1, part, random.pick(plans ? StatedWords.planHeadings : StatedWords.problemHeadings),
            role: plans ? .plans : .problems, runsIn: false)
        switch random.number(0...3) {
        case 0: listed(items, plans: plans)
        case 1: told(items, plans: plans)
        default: headed(2, items, plans: plans)
        }
    }

    /// Each under a heading of its own.
    private mutating func headed(_ level: Int, _ items: [Item], plans: Bool) {
        for (place, item) in items.enumerated() {
            let runsIn = style.runsIn || level == 3
            heading(level, level == 3 ? pointNumber(place + 1) : place + 1, item.title, runsIn: runsIn)
            let between = runsIn ? "。" : "\n　　"
            line((runsIn ? "" : "　　") + item.detail + "。")
            state(item.title + between + item.detail, asPlan: plans)
        }
    }

    /// 一是 …；二是 … in one paragraph.
    private mutating func listed(_ items: [Item], plans: Bool) {
        let marks: (Int) -> String =
            random.number(0...2) == 0
            ? { "第\(Vocabulary.chinese($0))，" } : { "\(Vocabulary.chinese($0))是" }
        let texts = items.enumerated().map { marks($0 + 1) + $1.title + "，" + $1.detail }
        for item in items { state(item.title + "，" + item.detail, asPlan: plans) }
        line("　　" + texts.joined(separator: random.pick(["；", "。"])) + "。")
    }

    /// One sentence each, behind one that only leads to them.
    private mutating func told(_ items: [Item], plans: Bool) {
        let lead = plans ? "" : random.pick(["", "在肯定成绩的同时，也要看到以下问题：", "对照要求，还存在一些不足。"])
        for item in items { state(item.title + "，" + item.detail, asPlan: plans) }
        line("　　" + lead + items.map { $0.title + "，" + $0.detail + "。" }.joined())
    }

    /// 二、存在问题及下一步工作安排 with two sections below.
    private mutating func inOneSection(_ part: Int, _ problems: [Item], _ plans: [Item]) {
        heading(1, part, "存在问题及下一步工作安排", runsIn: false)
        heading(2, 1, "存在问题", runsIn: false)
        headed(3, problems, plans: false)
        heading(2, 2, "下一步工作安排", runsIn: false)
        headed(3, plans, plans: true)
    }

    /// Each problem with what will be done about it.
    private mutating func remedied(_ part: Int, _ problems: [Item], _ plans: [Item]) {
        heading(1, part, random.pick(StatedWords.problemHeadings), role: .problems, runsIn: false)
        for (place, (problem, plan)) in zip(problems, plans).enumerated() {
            heading(2, place + 1, problem.title, runsIn: true)
            line(problem.detail + "。下一步，将" + plan.title + "，" + plan.detail + "。")
            state(problem.title + "。" + problem.detail, asPlan: false)
            state(plan.title + "，" + plan.detail, asPlan: true)
        }
    }

    /// Plans that no heading announces.
    private mutating func unannounced(_ plans: [Item]) {
        line("　　下一步，我们将振奋精神。" + plans.map { $0.title + "，" + $0.detail + "。" }.joined())
        for plan in plans { state(plan.title + "，" + plan.detail, asPlan: true) }
    }
}
