import Messages

/// The unit of a share in words.
enum SpokenUnit: String { case percent = "%", perMille = "‰", tenths = "成" }

/// How exact a figure is, as ``FigureQualifier`` names it.
enum Exactness {
    case exact, atLeast, about, atMost

    var qualifier: FigureQualifier {
        switch self {
        case .exact: .exact
        case .atLeast: .atLeast
        case .about: .about
        case .atMost: .atMost
        }
    }
}

/// A figure as found, before it has a name and a section.
struct FoundFigure {
    var value: Double
    var number: Range<Int>
    /// Empty, behind the number, where none is printed.
    var unit: Range<Int>
    /// The unit that the number itself says (百分之五).
    var spokenUnit: SpokenUnit?
    /// The words that state it: the number, what qualifies it, and what is counted where that stands beside it.
    var range: Range<Int>
    var subject: Range<Int>?
    var exactness = Exactness.exact
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
        while start > limit,
            text.isHan(start - 1) || text[start - 1].isOne(of: ["“", "”", "‘", "’", "「", "」", "《", "》", "(", ")"])
        { start -= 1 }
        var last = end
        while last > start, let length = lexicon[.lead].suffixLength(in: text, start..<last) { last -= length }
        start = named(from: start, to: last)
        guard last - start >= 2 else { return nil }
        return start..<last
    }

    /// Where the name of what is counted begins, behind a mark (一是), the rest of a date and words that say only when.
    private func named(from first: Int, to end: Int) -> Int {
        var start = first
        while start < end, !text.isHan(start), !text[start].isOne(of: ["“", "《", "「"]) { start += 1 }
        if let mark = enumeration(at: start) { start = mark.range.upperBound }
        while start < end {
            if text[start].isOne(of: ["年", "月", "日"]),
                text.digit(start - 1) != nil || text.chineseDigit(start - 1) != nil
            {
                start += text[start + 1].isOne(of: ["的", "底", "末"]) ? 2 : 1
            } else if let lead = lexicon[.subjectLead].match(in: text, at: start, to: end) {
                start = lead.range.upperBound
            } else {
                break
            }
        }
        return min(start, end)
    }

    /// The words behind a measure word, where they name what it counts.
    private func subject(behind start: Int) -> Range<Int>? {
        guard text.isHan(start) || text[start].isOne(of: ["“", "《", "「"]) else { return nil }
        // 由八成提高到九成: what follows is no name, but how the number changed.
        if let change = lexicon[.change].match(in: text, at: start, to: body.upperBound), change.range.count > 1 {
            return nil
        }
        var end = start
        let limit = min(body.upperBound, start + Self.longestSubject)
        while end < limit, text.isHan(end) || text[end].isOne(of: ["“", "”", "‘", "’", "「", "」", "《", "》", "(", ")"]) {
            end += 1
        }
        return start..<end
    }

    /// The year that a figure speaks of: the nearest one that its sentence names before it, else the report's.
    func period(of found: FoundFigure, year: Int?) -> Int? {
        let start = max(body.lowerBound, found.number.lowerBound - 80)
        var index = found.number.lowerBound
        while true {
            index = lexicon[.lastYear].candidate(in: text, before: index, from: start, or: ["年", "。", ";", "\n"])
            guard index >= start, !text[index].isOne(of: ["。", ";", "\n"]) else { return year }
            if text[index].is("年"), text.digit(index - 1) != nil, let named = self.year(at: index - 4),
                named.range.upperBound == index + 1
            {
                if text[index + 1].is("以") { return nil }  // 2021年以来: more than a year
                // 较2022年增长8%: a change against that year is one of the year reported on.
                if let year, text[named.range.lowerBound - 1].isOne(of: ["较", "比", "同"]),
                    lexicon[.change].occurs(in: text, named.range.upperBound..<found.number.lowerBound)
                {
                    return year
                }
                return named.value
            }
            if let word = lexicon[.lastYear].match(in: text, at: index, to: found.number.lowerBound), let year {
                let between = word.range.upperBound..<found.number.lowerBound
                return lexicon[.change].occurs(in: text, between) || between.count > 12 ? year : year - 1
            }
        }
    }
}
