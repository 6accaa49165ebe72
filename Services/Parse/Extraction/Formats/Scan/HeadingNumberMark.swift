/// What may be a heading's number at the beginning of a line that was read off an image.
struct HeadingNumberMark {
    /// 一、 and below it （一） and below that (1).
    enum Level: Int, CaseIterable { case section, subsection, item }

    /// The place of its line.
    let line: Int
    let level: Level
    /// Its number where it is written as it should be.
    private(set) var value: Int?
    /// Whether it has an opening and a closing bracket.
    private(set) var isBracketed = false
    private(set) var isHalfWidth = false
    /// What stands there for the numeral.
    private let reading: Substring
    /// Characters of the line that the number with its marks takes.
    private let length: Int

    private static let opening: Set<Character> = ["（", "(", "[", "{", "【", "〔", "［", "｛", "〈", "《", "<"]
    private static let closing: Set<Character> = ["）", ")", "]", "}", "】", "〕", "］", "｝"]
    private static let stops: Set<Character> = ["、", ",", "，", ".", "．"]

    init?(_ text: String, line: Int) {
        self.line = line
        let start = text.first.map { Self.opening.contains($0) } ?? false ? text.dropFirst() : text[...]
        let isOpen = start.count < text.count
        // A numeral read as two makes four characters of 二十二.
        let body = start.prefix(5).prefix { HeadingNumeral.readings.contains($0) }
        let figure = start.prefix(4).prefix { HeadingNumeral.figures.contains($0) }
        reading = body.isEmpty ? figure : body
        guard (1...4).contains(reading.count), let mark = start.dropFirst(reading.count).first else { return nil }
        let number = HeadingNumeral.value(of: reading)
        let isItem = body.isEmpty
        if Self.closing.contains(mark) {
            level = isItem ? .item : .subsection
            length = text.count - start.count + reading.count + 1
            isBracketed = isOpen
            isHalfWidth = text.first == "(" && mark == ")"
            if isHalfWidth || text.first == "（" && mark == "）" { value = number }
        } else if isOpen {
            // The closing bracket is lost: only a numeral right before other words tells it.
            guard number != nil || reading == "了",
                mark.unicodeScalars.allSatisfy({ (0x4E00...0x9FFF).contains($0.value) })
            else { return nil }
            level = isItem ? .item : .subsection
            length = 1 + reading.count
        } else {
            guard !isItem, Self.stops.contains(mark), mark == "、" || number != nil else { return nil }
            level = .section
            length = reading.count + 1
            if mark == "、" { value = number }
        }
    }

    /// Whether what stands there can be a number as it was read.
    func mayBe(_ value: Int) -> Bool {
        HeadingNumeral.matches(reading, value, isFigure: level == .item)
    }

    /// The line with the number as it should be.
    func written(_ value: Int, isHalfWidth: Bool, in text: String) -> String {
        let numeral = HeadingNumeral.written(value, isFigure: level == .item) ?? String(reading)
        let rest = text.dropFirst(length)
        return switch level {
        case .section: "\(numeral)、\(rest)"
        case .subsection, .item: isHalfWidth ? "(\(numeral))\(rest)" : "（\(numeral)）\(rest)"
        }
    }
}
