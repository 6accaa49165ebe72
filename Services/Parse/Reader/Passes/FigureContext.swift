import Messages

/// A figure as found, before it has a name and a section.
struct FoundFigure {
    var value: Double
    var number: Range<Int>
    /// Empty, behind the number, where none is printed.
    var unit: Range<Int>
    /// The unit that the number itself says (百分之五).
    var spokenUnit: String?
    /// The words that state it: the number, what qualifies it, and what is counted where that stands beside it.
    var range: Range<Int>
    var subject: Range<Int>?
    var qualifier = FigureQualifier.exact
    /// The figure that it is a part of, by its place.
    var partOf: Int?

    /// Leaves out what lies outside a range.
    mutating func clip(to limits: Range<Int>) {
        range = range.clamped(to: limits)
        subject = subject.map { $0.clamped(to: limits) }.flatMap { $0.count >= 2 ? $0 : nil }
    }
}

extension Reading {
    /// No name of what is counted is longer.
    private static let longestSubject = 24

    /// Finds what a figure counts: the words before it (行政诉讼5件), or those behind it where it stands first (65名持证人员).
    func describe(_ found: inout FoundFigure, end: Int) {
        let before = subject(before: found.range.lowerBound)
        let behind = subject(behind: end)
        // A number right behind a verb or an adverb counts what follows it.
        if let behind, before == nil || behind.count > 1 {
            found.subject = behind
            if behind.lowerBound == end { found.range = found.range.lowerBound..<behind.upperBound }
        } else if let before {
            found.subject = before
            found.range = before.lowerBound..<found.range.upperBound
        }
    }

    /// The words from the clause's beginning to a number, without those that only lead to it.
    private func subject(before end: Int) -> Range<Int>? {
        var start = end
        let limit = max(body.lowerBound, end - Self.longestSubject)
        while start > limit, text.isHan(start - 1) || text[start - 1].isOne(of: "“”‘’「」《》()") { start -= 1 }
        var last = end
        while last > start, let length = lexicon[.lead].suffixLength(in: text, start..<last) { last -= length }
        while start < last, !text.isHan(start), !text[start].isOne(of: "“《「") { start += 1 }
        guard last - start >= 2 else { return nil }
        return start..<last
    }

    /// The words behind a measure word, where they name what it counts.
    private func subject(behind start: Int) -> Range<Int>? {
        guard text.isHan(start) || text[start].isOne(of: "“《「") else { return nil }
        // 由八成提高到九成: what follows is no name, but how the number changed.
        if let change = lexicon[.change].match(in: text, at: start, to: body.upperBound), change.range.count > 1 {
            return nil
        }
        var end = start
        let limit = min(body.upperBound, start + Self.longestSubject)
        while end < limit, text.isHan(end) || text[end].isOne(of: "“”‘’「」《》()") { end += 1 }
        return start..<end
    }

    /// The year that a figure speaks of: the nearest one that its sentence names before it, else the report's.
    func period(of found: FoundFigure) -> String? {
        let year = report.reportYear
        let start = max(body.lowerBound, found.number.lowerBound - 80)
        var index = found.number.lowerBound - 1
        while index >= start, !text[index].isOne(of: "。;\n") {
            if text[index].isOne(of: "年"), text.digit(index - 1) != nil, let named = self.year(at: index - 4),
                named.range.upperBound == index + 1
            {
                if text[index + 1].isOne(of: "以") { return nil }  // 2021年以来: more than a year
                return String(named.value)
            }
            if let word = lexicon[.lastYear].match(in: text, at: index, to: found.number.lowerBound), let year {
                let between = word.range.upperBound..<found.number.lowerBound
                return String(lexicon[.change].occurs(in: text, between) || between.count > 12 ? year : year - 1)
            }
            index -= 1
        }
        return year.map(String.init)
    }
}
