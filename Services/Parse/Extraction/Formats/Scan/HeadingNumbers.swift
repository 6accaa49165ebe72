/// Puts right the numbers of headings that recognition broke, where the numbers around them leave no doubt.
///
/// 一 is read as a dash, 六 as 入, 二 as two 一, and brackets are lost. Only what begins a line is looked at, it must look
/// like the number that its place in the sequence asks for, and the next number must go on from there.
struct HeadingNumbers {
    /// The lines that change, with what they are to be.
    private(set) var repaired: [Int: String] = [:]

    private let lines: [String]
    private let marks: [HeadingNumberMark]

    /// Repairs the lines of pages that were recognised; what other pages have counts for the sequence too.
    static func repair(in pages: inout [BoxedPage], places: [Int]) {
        let recognised = Set(places)
        var lines: [String] = []
        var origins: [(page: Int, line: Int)] = []
        for page in pages.indices {
            for line in pages[page].lines.indices where !pages[page].lines[line].isEmpty {
                origins.append((page, line))
                lines.append(pages[page].lines[line][0].text)
            }
        }
        for (line, text) in HeadingNumbers(lines).repaired {
            let (page, place) = origins[line]
            guard recognised.contains(page) else { continue }
            pages[page].lines[place][0].text = text
        }
    }

    /// - Parameter lines: Of the whole document, in order.
    init(_ lines: [String]) {
        self.lines = lines
        marks = lines.indices.compactMap { HeadingNumberMark(lines[$0], line: $0) }
        for level in HeadingNumberMark.Level.allCases { repairSequence(level) }
    }

    /// Goes through the numbers of one level, which begin anew behind each number of a level above.
    private mutating func repairSequence(_ level: HeadingNumberMark.Level) {
        let next = numbersAhead(level)
        let whole = marks.filter { $0.level == level && $0.value != nil }
        let isHalfWidth = whole.count(where: \.isHalfWidth) * 2 > whole.count
        var last = 0
        for (place, mark) in marks.enumerated() {
            if mark.level.rawValue < level.rawValue, mark.value != nil || repaired[mark.line] != nil { last = 0 }
            guard mark.level == level else { continue }
            if let value = mark.value {
                last = value
                continue
            }
            guard mark.isBracketed || standsAlone(mark.line),
                let expected = expected(mark, behind: last, before: next[place])
            else { continue }
            last = expected
            repaired[mark.line] = mark.written(expected, isHalfWidth: isHalfWidth, in: lines[mark.line])
        }
    }

    /// The number that a broken one must be; nil where that is not certain.
    private func expected(
        _ mark: HeadingNumberMark, behind last: Int, before ahead: (value: Int, between: Int)?
    ) -> Int? {
        // Figures begin anew below each point, which has no mark here.
        for value in mark.level == .item && last > 0 ? [last + 1, 1] : [last + 1] where mark.mayBe(value) {
            if let ahead {
                // Behind a gap in the sequence nothing is certain; one that begins anew says nothing against it.
                if ahead.value == value + 1 + ahead.between || ahead.value == 1 && value > 1 { return value }
            } else if mark.level != .item || value > 1 {
                return value
            }
        }
        return nil
    }

    /// For each mark the next whole number of its level before one of a level above, and how many broken ones are between.
    private func numbersAhead(_ level: HeadingNumberMark.Level) -> [(value: Int, between: Int)?] {
        var ahead: (value: Int, between: Int)?
        var all: [(value: Int, between: Int)?] = Array(repeating: nil, count: marks.count)
        for place in marks.indices.reversed() {
            all[place] = ahead
            if marks[place].level.rawValue < level.rawValue {
                ahead = nil
            } else if marks[place].level == level {
                ahead = marks[place].value.map { ($0, 0) } ?? ahead.map { ($0.value, $0.between + 1) }
            }
        }
        return all
    }

    /// Whether what stands above a line has ended, so that it can't be the middle of a sentence.
    private func standsAlone(_ line: Int) -> Bool {
        guard line > 0 else { return true }
        let above = lines[line - 1]
        return above.endsSentence || above.count <= 20 || HeadingNumberMark(above, line: 0) != nil && above.count <= 30
    }
}
