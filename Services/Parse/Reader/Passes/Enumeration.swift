/// The mark of an item of a list inside a text: 一是, 第二，, 三要.
struct EnumerationMark {
    enum Style: Int, CaseIterable { case isMark, must, ordinal }
    var style: Style
    var value: Int
    var range: Range<Int>
    var isFirst: Bool { value == 1 }
}

extension Reading {
    /// The marks of lists inside a text, in order.
    func enumerations(in range: Range<Int>) -> [EnumerationMark] {
        var found: [EnumerationMark] = []
        var index = range.lowerBound
        while found.count <= Self.mostOfAKind {
            index = text.nextMark(from: index, to: range.upperBound)
            guard index < range.upperBound else { return found }
            if let mark = enumeration(at: index) {
                found.append(mark)
                index = mark.range.upperBound
            } else {
                index += 1
            }
        }
        return found
    }

    func enumeration(at index: Int) -> EnumerationMark? {
        switch text[index] {
        case "第":
            guard startsPhrase(index), let number = text.chineseNumber(at: index + 1),
                text[number.end].isOne(of: [",", "、"])
            else {
                return nil
            }
            return EnumerationMark(style: .ordinal, value: number.value, range: index..<(number.end + 1))
        case "一", "二", "三", "四", "五", "六", "七", "八", "九", "十":
            // Most numerals are none: of two characters only 十一 to 九十 go on with a numeral.
            guard text[index + 1].isOne(of: ["是", "要", "十"]) || text[index].is("十") else { return nil }
            guard let number = text.chineseNumber(at: index) else { return nil }
            if text[number.end].is("要") {
                // 一要素 and 三要件 name what follows.
                guard startsPhrase(index), !text[number.end + 1].isOne(of: ["素", "件", "点", "务", "求", "害"]) else {
                    return nil
                }
                return EnumerationMark(style: .must, value: number.value, range: index..<(number.end + 1))
            }
            guard text[number.end].is("是"), !text[number.end + 1].is("一"),
                startsPhrase(index)
                    || number.value == 1 && lexicon[.listStartNotAfter].match(in: text, at: index - 1, to: index) == nil
            else { return nil }
            return EnumerationMark(style: .isMark, value: number.value, range: index..<(number.end + 1))
        default: return nil
        }
    }

    private func startsPhrase(_ index: Int) -> Bool {
        text.isBlank(index - 1) || text[index - 1].isOne(of: [",", "。", ";", "、", ":", "!", "?", "”", ")"])
    }
}
