import Foundation

/// Numbers the items of one list as a browser does (WHATWG, 4.4.5 and 4.4.8; CSS Lists 3, the styles of Chinese text).
struct ListNumbering {
    private enum Style { case none, decimal, lowerLetter, upperLetter, lowerRoman, upperRoman, chinese }

    private var style: Style
    private var number: Int
    private let step: Int

    init(of node: Int, in tree: PageTree) {
        guard tree.nodes[node].tag == .ol else {
            (style, number, step) = (.none, 1, 1)
            return
        }
        style = Self.style(of: node, in: tree)
        let isReversed = tree.has(.reversed, node)
        step = isReversed ? -1 : 1
        number =
            tree.value(.start, of: node).flatMap(Self.number)
            ?? (isReversed ? Self.items(of: node, in: tree) : 1)
    }

    /// The number of the next item with what stands behind it; nil in a list without.
    mutating func next(for item: Int, in tree: PageTree) -> String? {
        if let value = tree.value(.value, of: item).flatMap(Self.number) { number = value }
        defer { number = number.addingReportingOverflow(step).partialValue }
        switch style {
        case .none: return nil
        case .chinese: return Self.chinese(number).map { $0 + "、" } ?? "\(number). "
        case .decimal: return "\(number). "
        case .lowerLetter: return (Self.letters(number) ?? String(number)) + ". "
        case .upperLetter: return (Self.letters(number)?.uppercased() ?? String(number)) + ". "
        case .lowerRoman: return (Self.roman(number) ?? String(number)) + ". "
        case .upperRoman: return (Self.roman(number)?.uppercased() ?? String(number)) + ". "
        }
    }

    private static func number(_ text: String) -> Int? {
        let digits = text.drop(while: \.isWhitespace).prefix { $0.isASCII && ($0.isNumber || $0 == "-" || $0 == "+") }
        return Int(digits)
    }

    private static func items(of list: Int, in tree: PageTree) -> Int {
        var count = 0
        var child = list + 1
        while child < Int(tree.nodes[list].end) {
            if tree.nodes[child].tag == .li { count += 1 }
            child = max(child + 1, Int(tree.nodes[child].end))
        }
        return count
    }

    private static func style(of node: Int, in tree: PageTree) -> Style {
        let css = tree.value(.style, of: node).map { $0.lowercased() } ?? ""
        if let found = css.range(of: "list-style") {
            let words = css[found.upperBound...].prefix { $0 != ";" }
            for (name, style) in [
                ("none", Style.none), ("lower-alpha", .lowerLetter), ("lower-latin", .lowerLetter),
                ("upper-alpha", .upperLetter), ("upper-latin", .upperLetter), ("lower-roman", .lowerRoman),
                ("upper-roman", .upperRoman), ("cjk-ideographic", .chinese), ("chinese-informal", .chinese),
                ("cjk-decimal", .chinese),
            ] where words.contains(name) {
                return style
            }
        }
        return switch tree.value(.type, of: node) {
        case "a": .lowerLetter
        case "A": .upperLetter
        case "i": .lowerRoman
        case "I": .upperRoman
        default: .decimal
        }
    }

    /// 1 is a, 26 z, 27 aa.
    private static func letters(_ number: Int) -> String? {
        guard number > 0 else { return nil }
        var rest = number
        var letters: [Character] = []
        while rest > 0 {
            rest -= 1
            letters.append(Character(Unicode.Scalar(UInt8(0x61 + rest % 26))))
            rest /= 26
        }
        return String(letters.reversed())
    }

    private static func roman(_ number: Int) -> String? {
        guard (1...3_999).contains(number) else { return nil }
        var rest = number
        var roman = ""
        for (value, sign) in [
            (1_000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
            (10, "x"),
            (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
        ] {
            while rest >= value {
                roman += sign
                rest -= value
            }
        }
        return roman
    }

    private static func chinese(_ number: Int) -> String? {
        guard (1...99).contains(number) else { return nil }
        let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        let (tens, ones) = (number / 10, number % 10)
        return (tens == 0 ? "" : tens == 1 ? "十" : digits[tens] + "十") + digits[ones]
    }
}
