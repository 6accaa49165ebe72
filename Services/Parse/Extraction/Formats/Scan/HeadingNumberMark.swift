/// What may be a heading's number at the beginning of a line that was read off an image.
struct HeadingNumberMark {
    enum Level { case section, subsection }

    /// The place of its line.
    let line: Int
    let level: Level
    /// Its number where it is written as it should be: 一、 or （一）.
    private(set) var value: Int?
    /// Whether it has an opening and a closing bracket.
    private(set) var isBracketed = false
    private(set) var isHalfWidth = false
    /// What stands there for the numeral.
    private let reading: Substring
    /// Characters of the line that the number with its marks takes.
    private let length: Int

    private static let opening: Set<Character> = ["（", "(", "[", "{", "【", "〔", "［", "｛"]
    private static let closing: Set<Character> = ["）", ")", "]", "}", "】", "〕", "］", "｝"]
    private static let stops: Set<Character> = ["、", ",", "，", ".", "．"]
    private static let numerals: [Character] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]

    /// What each numeral is read as; found in recognised reports, or of the same strokes.
    private static let lookalikes: [Character: String] = [
        "一": "—-－–―‐_ー", "二": "=＝ニ工", "三": "兰王主", "四": "匹西囚回", "五": "王玉正互", "六": "入人大天太穴",
        "七": "匕士+亡", "八": "入人/", "九": "丸力几", "十": "+＋土士干于千",
    ]
    private static let readings: Set<Character> = Set(numerals).union(lookalikes.values.joined())

    init?(_ text: String, line: Int) {
        self.line = line
        let start = text.first.map { Self.opening.contains($0) } ?? false ? text.dropFirst() : text[...]
        let isOpen = start.count < text.count
        // A numeral read as two makes four characters of 二十二.
        let body = start.prefix(5).prefix { Self.readings.contains($0) }
        reading = body
        let mark = start.dropFirst(body.count).first
        guard !body.isEmpty, body.count <= 4, let mark else { return nil }
        let number = Self.value(of: body)
        if Self.closing.contains(mark) {
            level = .subsection
            length = text.count - start.count + body.count + 1
            isBracketed = isOpen
            let brackets = (text.first, mark)
            isHalfWidth = brackets == ("(", ")")
            if isHalfWidth || brackets == ("（", "）") { value = number }
        } else if isOpen {
            // The closing bracket is lost: only a numeral right before other words tells it.
            guard number != nil, mark.unicodeScalars.allSatisfy({ (0x4E00...0x9FFF).contains($0.value) }) else {
                return nil
            }
            level = .subsection
            length = 1 + body.count
        } else {
            guard Self.stops.contains(mark), mark == "、" || number != nil else { return nil }
            level = .section
            length = body.count + 1
            if mark == "、" { value = number }
        }
    }

    /// Whether what stands there can be a number as it was read.
    func mayBe(_ value: Int) -> Bool {
        guard let numeral = Self.numeral(value) else { return false }
        return Self.matches(reading[...], numeral[...])
    }

    /// The line with the number as it should be.
    func written(_ value: Int, isHalfWidth: Bool, in text: String) -> String {
        let numeral = Self.numeral(value) ?? String(reading)
        let rest = text.dropFirst(length)
        return switch level {
        case .section: "\(numeral)、\(rest)"
        case .subsection: isHalfWidth ? "(\(numeral))\(rest)" : "（\(numeral)）\(rest)"
        }
    }

    private static func matches(_ reading: Substring, _ numeral: Substring) -> Bool {
        var (reading, numeral) = (reading, numeral)
        while let wanted = numeral.popFirst() {
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

    /// From 1 to 99; nil for what is no numeral.
    private static func value(of text: Substring) -> Int? {
        guard text.allSatisfy({ numerals.contains($0) }) else { return nil }
        return (1...99).first { numeral($0) == String(text) }
    }

    private static func numeral(_ value: Int) -> String? {
        guard (1...99).contains(value) else { return nil }
        let (tens, ones) = value.quotientAndRemainder(dividingBy: 10)
        let before = tens > 1 ? String(numerals[tens - 1]) : ""
        return before + (tens > 0 ? "十" : "") + (ones > 0 ? String(numerals[ones - 1]) : "")
    }
}
