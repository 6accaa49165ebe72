import Messages

extension StatedWriter {
    /// Some sentences of a section on what was done.
    mutating func sentences(_ count: Int) -> String {
        (0..<count).map { _ in sentence() }.joined()
    }

    private mutating func sentence() -> String {
        let lead = random.number(0...2) == 0 ? random.pick(StatedWords.clauses) + "，" : ""
        switch random.number(0...11) {
        case 0...4: return lead + facts() + "。"
        case 5: return lead + share()
        case 6: return total()
        case 7: return comparison()
        case 8: return random.pick(StatedWords.traps)
        case 9: return range()
        default: return citation()
        }
    }

    // MARK: - Figures

    private mutating func speak(to fact: StatedWords.Fact) {
        stated.duties.formUnion(year < 2021 ? fact.dutiesBefore2021 : fact.duties)
    }

    /// States a number of something; `words` replaces the fact's own where only a part of it is counted.
    private mutating func state(
        _ fact: StatedWords.Fact, _ number: StatedNumber, as words: String? = nil, period: Int? = nil,
        partOf total: Int? = nil
    ) -> String {
        speak(to: fact)
        let before = words ?? fact.before
        stated.figures.append(
            StatedReport.Figure(
                value: number.value, unit: fact.unit, subject: fact.behind.isEmpty ? before : fact.behind,
                qualifier: number.qualifier, period: String(period ?? year), total: total))
        // A share prints its sign itself.
        return before + number.printed + (fact.unit == "%" ? "" : fact.unit) + number.behind + fact.behind
    }

    private mutating func fact() -> StatedWords.Fact { random.pick(StatedWords.facts, else: StatedWords.facts[0]) }

    /// One counted fact or two in one sentence, with words before that say when.
    mutating func facts() -> String {
        let when = random.pick(["", "", "全年", "年内", "今年以来，", "\(year)年，", "\(year)年"])
        let first = state(fact(), .count(&random))
        guard random.number(0...1) == 0 else { return when + first }
        return when + first + random.pick(["，", "、", "；"]) + state(fact(), .count(&random))
    }

    private mutating func share() -> String {
        let fact = random.pick(StatedWords.shares, else: StatedWords.shares[0])
        let number = StatedNumber.share(&random)
        speak(to: fact)
        stated.figures.append(
            StatedReport.Figure(
                value: number.value, unit: "%", subject: fact.before, qualifier: number.qualifier, period: String(year))
        )
        return fact.before + random.pick(["达到", "为", "达"]) + number.printed + number.behind + "。"
    }

    /// A total and the parts that it is said to have; in one page they do not add up.
    private mutating func total() -> String {
        let (fact, names) = random.pick(StatedWords.totals, else: StatedWords.totals[0])
        let counts = names.map { _ in random.number(2...300) }
        let sum = counts.reduce(0, +)
        let isWrong = make(.wrongSum)
        if isWrong { finds("figures.sum") }
        let total = stated.figures.count
        let first = state(fact, .exact(isWrong ? sum + 1 : sum))
        let parts = zip(names, counts).map { name, count in
            state(fact, .exact(count), as: name, partOf: total)
        }
        return first + "，其中" + parts.joined(separator: random.pick(["、", "，"])) + "。"
    }

    /// What was in the year before, and how much it changed.
    private mutating func comparison() -> String {
        let fact = fact()
        let number = StatedNumber.exact(random.number(10...900))
        switch random.number(0...3) {
        case 0: return "上年" + state(fact, number, period: year - 1) + "。"
        case 1: return "\(year - 1)年" + state(fact, number, period: year - 1) + "。"
        case 2: return state(fact, number) + "，" + change("同比增长") + "。"
        default: return state(fact, number) + "，" + change("较\(year - 1)年增长") + "。"
        }
    }

    private mutating func change(_ words: String) -> String {
        let percent = random.number(2...95)
        stated.figures.append(
            StatedReport.Figure(
                value: Double(percent), unit: "%", subject: nil, qualifier: .exact, period: String(year)))
        return words + "\(percent)%"
    }

    /// From so many to so many: two figures of one subject.
    private mutating func range() -> String {
        let fact = random.pick(StatedWords.facts.filter(\.behind.isEmpty), else: StatedWords.facts[0])
        let low = random.number(2...50)
        let high = low + random.number(1...50)
        speak(to: fact)
        for (value, qualifier) in [(low, FigureQualifier.atLeast), (high, .atMost)] {
            stated.figures.append(
                StatedReport.Figure(
                    value: Double(value), unit: fact.unit, subject: "每月" + fact.before, qualifier: qualifier,
                    period: String(year)))
        }
        return "每月\(fact.before)\(low)\(random.pick(["至", "-", "—", "～"]))\(high)\(fact.unit)。"
    }
}
