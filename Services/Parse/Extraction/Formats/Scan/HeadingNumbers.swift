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
        repairSequence(.section, parent: nil)
        repairSequence(.subsection, parent: .section)
    }

    /// Goes through the numbers of one level, which begin anew behind each number of the level above.
    private mutating func repairSequence(_ level: HeadingNumberMark.Level, parent: HeadingNumberMark.Level?) {
        let next = numbersAhead(level, parent: parent)
        let whole = marks.filter { $0.level == .subsection && $0.value != nil }
        let isHalfWidth = whole.count(where: \.isHalfWidth) * 2 > whole.count
        var last = 0
        for (place, mark) in marks.enumerated() {
            if mark.level == parent, mark.value != nil || repaired[mark.line] != nil { last = 0 }
            guard mark.level == level else { continue }
            if let value = mark.value {
                last = value
                continue
            }
            let expected = last + 1
            guard mark.mayBe(expected), mark.isBracketed || standsAlone(mark.line) else { continue }
            // Behind a gap in the sequence nothing is certain; a sequence that ends or begins anew says nothing against it.
            if let ahead = next[place], ahead.value != 1, ahead.value != expected + 1 + ahead.between { continue }
            last = expected
            repaired[mark.line] = mark.written(expected, isHalfWidth: isHalfWidth, in: lines[mark.line])
        }
    }

    /// For each mark the next whole number of its level under the same parent, and how many broken ones are between.
    private func numbersAhead(
        _ level: HeadingNumberMark.Level, parent: HeadingNumberMark.Level?
    ) -> [(value: Int, between: Int)?] {
        var ahead: (value: Int, between: Int)?
        var all: [(value: Int, between: Int)?] = Array(repeating: nil, count: marks.count)
        for place in marks.indices.reversed() {
            all[place] = ahead
            if marks[place].level == parent {
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
