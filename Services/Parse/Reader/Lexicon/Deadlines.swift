import Messages

/// Until when reports of a year are in time.
struct Deadlines: Sendable {
    private struct Rule: Sendable {
        var years: ClosedRange<Int>
        var month: Int
        var day: Int
        /// Whether the day itself is late.
        var isBefore: Bool
    }
    private let rules: [Rule]

    /// Reads lines such as `2019 - 03-01`, the last day in time, or `2019 - <03-01`, the first day that is late.
    init(_ lines: [LexiconLine]) throws(LexiconError) {
        var rules: [Rule] = []
        for line in lines {
            guard let rule = Self.rule(line.columns) else {
                throw line.bad(
                    "a deadline is the first report year, the last one or -, and the last day in time, as in 2019 - 03-01.",
                    "期限的写法是：起始报告年度、截止报告年度（不限写 -）、按期的最后一天，如 2019 - 03-01。")
            }
            rules.append(rule)
        }
        self.rules = rules
    }

    private static func rule(_ columns: [String]) -> Rule? {
        guard columns.count == 3, let first = Int(columns[0]), let last = columns[1] == "-" ? 9_999 : Int(columns[1]),
            first <= last
        else { return nil }
        let isBefore = columns[2].hasPrefix("<")
        let day = columns[2].dropFirst(isBefore ? 1 : 0).split(separator: "-").map { Int($0) }
        guard day.count == 2, let month = day[0], let day = day[1],
            CivilDate(year: 2023, month: month, day: day) != nil
        else { return nil }
        return Rule(years: first...last, month: month, day: day, isBefore: isBefore)
    }

    /// The last day in time for the report on a year; nil where no rule was in force.
    func last(forReportYear year: Int) -> CivilDate? {
        guard let rule = rules.last(where: { $0.years.contains(year) }),
            let day = CivilDate(year: year + 1, month: rule.month, day: rule.day)
        else { return nil }
        return rule.isBefore ? Self.dayBefore(day) : day
    }

    private static func dayBefore(_ date: CivilDate) -> CivilDate? {
        if date.day > 1 { return CivilDate(year: date.year, month: date.month, day: date.day - 1) }
        let (year, month) = date.month > 1 ? (date.year, date.month - 1) : (date.year - 1, 12)
        return (28...31).reversed().lazy.compactMap { CivilDate(year: year, month: month, day: $0) }.first
    }
}
