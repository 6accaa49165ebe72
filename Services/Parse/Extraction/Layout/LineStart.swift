/// What a line begins with.
enum LineStart {
    private static let numerals: Set<Character> = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百"]
    private static let opening: Set<Character> = ["（", "(", "《", "〈", "“", "‘", "「", "『", "【", "〔", "["]
    private static let closing: Set<Character> = [
        "，", "。", "、", "；", "：", "？", "！", "）", ")", "》", "〉", "”", "’", "」", "』", "】", "〕", "]", ",", ".", ";", ":",
        "%", "％", "…", "—",
    ]
    private static let marks: Set<Character> = ["•", "·", "●", "○", "■", "□", "◆", "-", "–", "—", "*", "※"]

    /// The width, in ems, of what can't be parted at the beginning of a line: a word, or a character with the opening marks
    /// before it and the closing ones behind it.
    static func width(of text: String) -> Double {
        var width = 0.0
        var hasCore = false
        for character in text.prefix(40) {
            guard let scalar = character.unicodeScalars.first else { break }
            if hasCore, !closing.contains(character) { break }
            width += GlyphWidth.of(scalar)
            hasCore = hasCore || !opening.contains(character)
            if hasCore, scalar.isOfSpacedWord { return width + restOfWord(text, from: width) }
        }
        return width
    }

    /// The rest of a word of letters and digits; a long one is broken anywhere.
    private static func restOfWord(_ text: String, from start: Double) -> Double {
        let word = text.unicodeScalars.drop { !$0.isOfSpacedWord }.dropFirst()
            .prefix { $0.isOfSpacedWord || [".", ",", "%", "-", "/"].contains($0) }
        return word.count > 30 ? 0 : GlyphWidth.of(String(word))
    }

    /// Whether it begins as a numbered heading does: 一、 （一） 1、 (1) 第一章.
    static func isHeading(_ text: String) -> Bool {
        var rest = text.prefix(12)[...]
        let isBracketed = rest.first.map { ["（", "("].contains($0) } ?? false
        if isBracketed { rest.removeFirst() }
        let isOrdinal = rest.first == "第"
        if isOrdinal { rest.removeFirst() }
        let chinese = rest.prefix { numerals.contains($0) }
        let number = chinese.isEmpty ? rest.prefix { $0.isASCII && $0.isNumber } : chinese
        guard (1...3).contains(number.count), let mark = rest.dropFirst(number.count).first else { return false }
        if isOrdinal { return ["章", "节", "条", "部", "篇"].contains(mark) }
        if isBracketed { return ["）", ")"].contains(mark) }
        guard chinese.isEmpty else { return ["、", "）", ")", "是", ".", "．", "，"].contains(mark) }
        return ["、", ".", "．", "）", ")"].contains(mark) && rest.dropFirst(number.count + 1).first?.isNumber != true
    }

    /// Whether it begins as a paragraph and hardly as the middle of one.
    static func isOfParagraph(_ text: String) -> Bool { isHeading(text) || text.hasPrefix("特此") }

    /// Whether it begins with a number or a sign of a list.
    static func isMark(_ text: String) -> Bool {
        text.first.map { marks.contains($0) } ?? false || isHeading(text)
    }
}
