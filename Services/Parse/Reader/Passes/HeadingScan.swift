/// Goes over a text once and tells which numbers are headings'.
///
/// At the start of a line a number of any style is one. Pages that lost their line breaks have them inside the text:
/// there a number counts only where a sentence ends or a heading is still open, and only if it is the one to come.
struct HeadingScan {
    private let text: ScalarText
    private let known: WordSet
    private(set) var headings: [Heading] = []

    /// The last number of each level that is still open; 0 where none is.
    private var last = [0, 0, 0, 0, 0]
    /// The last number of level 3 anywhere, since some reports number on across sections.
    private var lastPoint = 0
    private var brokenIntoLines = false
    private var atLineStart = true
    /// The last scalar that is no blank.
    private var previous: UInt32 = 0
    /// The level of the heading whose words may still go on, and where it began.
    private var open: (level: Int, start: Int)?
    /// Where an unclosed 《 stands.
    private var citation: Int?

    /// No heading is longer.
    private static let longestTitle = 120
    /// No cited name is longer.
    private static let longestName = 100

    /// - Parameter known: the words of usual headings; before one of them a number may leave others out.
    init(_ text: ScalarText, known: WordSet) {
        self.text = text
        self.known = known
        var index = 0
        while headings.count <= Reading.mostOfAKind {
            let mark = text.nextMark(from: index, to: text.count)
            guard mark < text.count else { return }
            if mark > index {
                atLineStart = false
                previous = text[mark - 1]
            }
            index = step(at: mark)
        }
    }

    private mutating func step(at index: Int) -> Int {
        let scalar = text[index]
        switch scalar {
        case "\n":
            atLineStart = true
            open = nil
            return index + 1
        case " ":
            return index + 1
        case "《": citation = index
        case "》": citation = nil
        case "。":
            open = nil
            citation = nil  // no name goes on past it
        case "!", "?", ";": open = nil
        case "(", 0x30...0x39, "一", "二", "三", "四", "五", "六", "七", "八", "九", "十":
            if let mark = text.headingMark(at: index), accepts(mark, at: index) {
                take(mark, at: index)
                return mark.range.upperBound
            }
        default: break
        }
        atLineStart = false
        previous = scalar
        return index + 1
    }

    private mutating func take(_ mark: HeadingMark, at index: Int) {
        headings.append(
            Heading(
                level: mark.level, value: mark.value, number: mark.range,
                title: mark.range.upperBound..<mark.range.upperBound)
        )
        if mark.level == 1, atLineStart { brokenIntoLines = true }
        if mark.level == 3 { lastPoint = mark.value }
        last[mark.level] = mark.value
        for deeper in stride(from: mark.level + 1, through: 4, by: 1) { last[deeper] = 0 }
        open = (mark.level, mark.range.upperBound)
        previous = 0
        atLineStart = false
        citation = nil
    }

    private func accepts(_ mark: HeadingMark, at index: Int) -> Bool {
        if atLineStart { return true }
        if isReference(endingAt: mark.range.upperBound) { return false }
        if let citation, index - citation < Self.longestName { return false }
        let isNext = mark.value == last[mark.level] + 1
        let place = boundary(before: index)
        if mark.onlyAtLineStart {
            // Without lines a bracket that only closes is as good a mark: …。 一）健全机制.
            guard text[mark.range.upperBound - 1].is(")"), !brokenIntoLines else { return false }
            if mark.value == 1 || isNext { return place == .sentence || place == .space && mark.level == 2 }
            // Behind a sentence it may stand twice, or leave out up to two.
            return place == .sentence && (last[mark.level]...(last[mark.level] + 3)).contains(mark.value)
        }
        switch mark.level {
        case 1:
            let isKnown =
                mark.value > last[1] && known.match(in: text, at: mark.range.upperBound, to: text.count) != nil
            guard !brokenIntoLines, isNext || isKnown && place == .sentence,
                text.chineseNumber(at: mark.range.upperBound) == nil
            else { return false }
            return place != .none && place != .comma
        case 2:
            switch place {
            case .sentence: return isNext || mark.value == 1 || mark.value <= last[2] + 3
            case .closing, .space, .colon: return isNext || mark.value == 1
            case .comma: return false
            case .none: return mark.value == 1 ? isOpen(above: 2, at: index) : isNext && text.isHan(index - 1)
            }
        case 3:
            guard text.digit(index - 1) == nil, !Self.isLatin(text[index - 1]) else { return false }
            switch place {
            case .sentence, .closing, .space, .colon: return isNext || mark.value == 1 || mark.value == lastPoint + 1
            case .comma: return false
            case .none: return mark.value == 1 && isOpen(above: 3, at: index)
            }
        default:
            switch place {
            case .sentence, .closing, .space, .colon, .comma: return isNext || mark.value == 1
            case .none: return mark.value == 1 && isOpen(above: 4, at: index)
            }
        }
    }

    /// Whether a number names an article's part, or begins a span of them: （一）项, （一）至（三）项, （一）、（二）.
    private func isReference(endingAt end: Int) -> Bool {
        if text[end].isOne(of: ["项", "款", "目"]) { return true }
        return text[end].isOne(of: ["至", "到", "和", "及", "、", "-"]) && text[end + 1] == 0x28
    }

    private enum Boundary { case sentence, colon, closing, comma, space, none }

    private func boundary(before index: Int) -> Boundary {
        switch previous {
        case "。", "!", "?", ";": .sentence
        case ":": .colon
        case ")", "》", "”", "」", "】": .closing
        case ",": .comma
        default: text.isSpace(index - 1) ? .space : .none
        }
    }

    /// Whether the words of a higher heading have begun and not ended.
    private func isOpen(above level: Int, at index: Int) -> Bool {
        guard let open, open.level < level else { return false }
        return (2...Self.longestTitle).contains(index - open.start)
    }

    private static func isLatin(_ scalar: UInt32) -> Bool {
        (0x41...0x5A).contains(scalar) || (0x61...0x7A).contains(scalar) || scalar == 0x2E || scalar == 0x2D
    }
}
