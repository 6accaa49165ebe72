/// Numerals of headings, and what recognition makes of them.
enum HeadingNumeral {
    private static let numerals: [Character] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]

    /// What each numeral is read as; found in recognised reports, or of the same strokes.
    private static let lookalikes: [Character: String] = [
        "一": "—-－–―‐_ー", "二": "=＝ニ工", "三": "兰王主", "四": "匹西囚回", "五": "王玉正互", "六": "入人大天太穴",
        "七": "匕士+亡", "八": "入人/", "九": "丸力几", "十": "+＋土士干于千",
    ]
    /// What (1) is read as with the bracket behind it.
    private static let lookalikesOfOne: Set<String> = ["了", "l", "I", "|", "丨", "1L", "1l", "L", "i"]

    /// Characters that may stand for Chinese numerals.
    static let readings: Set<Character> = Set(numerals).union(lookalikes.values.joined())
    /// Characters that may stand for figures.
    static let figures: Set<Character> = Set("0123456789").union(lookalikesOfOne.joined())

    /// From 1 to 99; nil for what is no numeral.
    static func value(of text: Substring) -> Int? {
        if text.allSatisfy({ $0.isASCII && $0.isNumber }) {
            return Int(text).flatMap { (1...99).contains($0) ? $0 : nil }
        }
        guard text.allSatisfy({ numerals.contains($0) }) else { return nil }
        return (1...99).first { written($0, isFigure: false) == String(text) }
    }

    /// The numeral of a number from 1 to 99.
    static func written(_ value: Int, isFigure: Bool) -> String? {
        guard (1...99).contains(value) else { return nil }
        if isFigure { return String(value) }
        let (tens, ones) = value.quotientAndRemainder(dividingBy: 10)
        let before = tens > 1 ? String(numerals[tens - 1]) : ""
        return before + (tens > 0 ? "十" : "") + (ones > 0 ? String(numerals[ones - 1]) : "")
    }

    /// Whether a numeral may be read so.
    static func matches(_ reading: Substring, _ value: Int, isFigure: Bool) -> Bool {
        guard let numeral = written(value, isFigure: isFigure) else { return false }
        if isFigure { return String(reading) == numeral || value == 1 && lookalikesOfOne.contains(String(reading)) }
        var reading = reading
        for wanted in numeral {
            if wanted == "二", reading.hasPrefix("一一") {
                reading = reading.dropFirst(2)
            } else if let read = reading.popFirst() {
                guard read == wanted || lookalikes[wanted]?.contains(read) ?? false else { return false }
            } else {
                return false
            }
        }
        return reading.isEmpty
    }
}
