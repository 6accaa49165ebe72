import Messages

/// One heading as found, before the tree is built.
struct Heading: Sendable {
    /// 1 to 4 by the style of the number.
    var level: Int
    /// What the number says.
    var value: Int
    /// Where the number stands.
    var number: Range<Int>
    /// Where the words stand; empty until they are cut.
    var title: Range<Int>
    /// 1 on the highest level that the text uses, 2 on the next, 3 on any below; one more under headings without a number.
    var depth = 0
    /// What the section below it is for, where that can be told.
    var role: SectionRole?
}

/// The number of a heading, wherever it may stand.
struct HeadingMark {
    var level: Int
    var value: Int
    var range: Range<Int>
    /// Whether the style is taken for a heading's only at the start of a line, where the text has lines.
    var onlyAtLineStart = false
}

extension ScalarText {
    /// The heading number that begins at an offset, from 一、 on level 1 through （一） and 1． to （1） on level 4.
    func headingMark(at start: Int) -> HeadingMark? {
        if self[start] == 0x28 {
            let inside = skippingSpaces(from: start + 1, to: start + 3)
            if let number = chineseNumber(at: inside) {
                return closed(level: 2, value: number.value, start: start, end: number.end)
            }
            guard let number = number(at: inside, digits: 1...2), number.value > 0 else { return nil }
            return closed(level: 4, value: number.value, start: start, end: number.end)
        }
        if let number = chineseNumber(at: start) {
            switch self[number.end] {
            case "、": return HeadingMark(level: 1, value: number.value, range: start..<(number.end + 1))
            case ".":
                return HeadingMark(
                    level: 1,
                    value: number.value,
                    range: start..<(number.end + 1),
                    onlyAtLineStart: true
                )
            case ")":
                return HeadingMark(
                    level: 2,
                    value: number.value,
                    range: start..<(number.end + 1),
                    onlyAtLineStart: true
                )
            default: return nil
            }
        }
        guard let number = number(at: start, digits: 1...2), number.value > 0 else { return nil }
        let range = start..<(number.end + 1)
        switch self[number.end] {
        case "." where digit(number.end + 1) == nil: return HeadingMark(level: 3, value: number.value, range: range)
        case "、" where digit(number.end + 1) == nil:
            return HeadingMark(level: 3, value: number.value, range: range, onlyAtLineStart: true)
        case ")": return HeadingMark(level: 4, value: number.value, range: range, onlyAtLineStart: true)
        default: return nil
        }
    }

    private func closed(level: Int, value: Int, start: Int, end: Int) -> HeadingMark? {
        let end = skippingSpaces(from: end, to: end + 2)
        guard self[end] == 0x29 else { return nil }
        return HeadingMark(level: level, value: value, range: start..<(end + 1))
    }
}
