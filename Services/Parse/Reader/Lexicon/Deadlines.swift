import Messages

/// Until when reports of a year are in time.
struct Deadlines: Sendable {
    private struct Rule: Sendable {
        var years: ClosedRange<Int>
        var month: Int
        var day: Int
    }
    private let rules: [Rule]

    /// Reads lines such as `2019 - 03-01`; a line of another shape is passed over.
    init(_ lines: [String]) {
        rules = lines.compactMap { line in
            let parts = line.split(separator: " ")
            guard parts.count == 3, let first = Int(parts[0]), let last = parts[1] == "-" ? 9_999 : Int(parts[1]),
                first <= last
            else { return nil }
            let day = parts[2].split(separator: "-").compactMap { Int($0) }
            guard day.count == 2 else { return nil }
            return Rule(years: first...last, month: day[0], day: day[1])
        }
    }

    /// The last day in time for the report on a year; nil where no rule was in force.
    func last(forReportYear year: Int) -> CivilDate? {
        rules.last { $0.years.contains(year) }.flatMap { CivilDate(year: year + 1, month: $0.month, day: $0.day) }
    }
}
