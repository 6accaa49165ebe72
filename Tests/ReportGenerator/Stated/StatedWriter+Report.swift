import Messages

extension StatedWriter {
    /// The report from its opening to its plans.
    mutating func body() {
        line("　　\(year)年，\(random.pick(Vocabulary.openings))。现将有关情况报告如下：")
        let hasLeaderDuty = !make(.noLeaderDuty)
        if !hasLeaderDuty { finds("contents.missing:leader-duty") }
        let leaderDutyIsInside = random.number(0...1) == 0
        var part = 1
        work(part, leaderDuty: hasLeaderDuty && leaderDutyIsInside)
        if hasLeaderDuty, !leaderDutyIsInside {
            part += 1
            heading(1, part, random.pick(StatedWords.leaderDuty), role: .leaderDuty, runsIn: false)
            line("　　" + leaderDuty())
        }
        rest(after: part)
    }

    // MARK: - What was done

    private mutating func work(_ part: Int, leaderDuty: Bool) {
        heading(1, part, random.pick(StatedWords.achievements), role: .achievements, runsIn: false)
        let count = random.number(3...6)
        let skipped = make(.skippedHeading) ? random.number(2...count) : nil
        let repeated = skipped == nil && make(.duplicateHeading) ? random.number(2...count) : nil
        let duty = leaderDuty ? random.number(1...count) : nil
        var number = 0
        for place in 1...count {
            number += place == repeated ? 0 : place == skipped ? 2 : 1
            if place == repeated { finds("numbering.duplicate") }
            if place == skipped { finds("numbering.gap") }
            if place == duty {
                heading(2, number, random.pick(StatedWords.leaderDuty), role: .leaderDuty, runsIn: style.runsIn)
                line((style.runsIn ? "" : "　　") + self.leaderDuty())
            } else {
                section(number)
            }
        }
    }

    private mutating func leaderDuty() -> String {
        stated.duties.insert("first-responsible")
        return "\(organ.leader)严格履行推进法治建设第一责任人职责，亲自研究和督办要事。" + sentences(random.number(0...2))
    }

    private mutating func section(_ number: Int) {
        let title = random.pick(StatedWords.tasks) + random.pick(["", "，" + random.pick(StatedWords.aims)])
        heading(2, number, title, runsIn: style.runsIn)
        switch random.number(0...3) {
        case 0:
            for place in 1...random.number(2...4) { point(place) }
        case 1: line((style.runsIn ? "" : "　　") + list())
        default: line((style.runsIn ? "" : "　　") + sentences(random.number(2...5)))
        }
    }

    private mutating func point(_ place: Int) {
        guard random.number(0...5) != 0 else { return wholeSentence(place) }
        heading(3, pointNumber(place), random.pick(StatedWords.tasks), runsIn: true)
        guard random.number(0...3) == 0 else { return line(sentences(random.number(1...3))) }
        line(sentences(1))
        for detail in 1...2 {
            heading(4, detail, random.pick(StatedWords.tasks), runsIn: true)
            line(sentences(1))
        }
    }

    /// A sentence with a number before it: all of it is the heading.
    private mutating func wholeSentence(_ place: Int) {
        let number = pointNumber(place)
        let sentence = random.pick(StatedWords.clauses) + "，" + facts()
        heading(3, number, sentence, runsIn: true)
        line("")
    }

    /// 一是 …, 二是 …: what stands in a section, and is no heading.
    private mutating func list() -> String {
        let count = random.number(3...5)
        let skipped = make(.skippedItem) ? random.number(2...count) : nil
        let repeated = skipped == nil && make(.duplicateItem) ? random.number(3...count) : nil
        var number = 0
        var text = random.pick(StatedWords.clauses) + "。"
        for place in 1...count {
            number += place == repeated ? 0 : place == skipped ? 2 : 1
            if place == repeated { finds("numbering.duplicate") }
            if place == skipped { finds("numbering.gap") }
            text += "\(Vocabulary.chinese(number))是" + random.pick(StatedWords.tasks) + "。" + sentences(1)
        }
        if make(.placeholder) {
            finds("template.leftover")
            text += random.pick(["在XX村召开现场会。", "依托××平台开展工作。", "开展培训（此处填写次数）。"])
        }
        return text
    }
}
