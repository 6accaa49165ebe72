/// A query as scalars, each beside its half-width form, by which the language's signs are told.
struct QueryText {
    /// As typed.
    let scalars: [Unicode.Scalar]
    /// Full-width signs and letters as ASCII, an ideographic space as a space.
    let narrow: [Unicode.Scalar]

    init(_ text: String) {
        scalars = Array(text.unicodeScalars.prefix(QueryLimits.scalars + 1))
        narrow = scalars.map(Self.narrow)
    }

    var count: Int { scalars.count }

    /// The half-width form at a position; nil behind the end.
    subscript(_ position: Int) -> Unicode.Scalar? { position < narrow.count ? narrow[position] : nil }

    func string(_ range: Range<Int>) -> String { Self.string(scalars[range]) }

    func narrowString(_ range: Range<Int>) -> String { Self.string(narrow[range]) }

    func isBlank(_ position: Int) -> Bool {
        position < scalars.count && scalars[position].properties.isWhitespace
    }

    /// Whether two signs of one kind stand at a position: `&&`, `||`.
    func isDouble(_ scalar: Unicode.Scalar, _ position: Int) -> Bool {
        self[position] == scalar && self[position + 1] == scalar
    }

    /// The signs that close what the sign at a position opens; nil where it is no opening quote.
    func closingQuotes(_ position: Int) -> [Unicode.Scalar]? {
        guard position < scalars.count else { return nil }
        switch scalars[position] {
        case "\"", "＂": return ["\"", "＂"]
        case "“", "”", "„", "‟": return ["”", "\"", "＂"]
        case "「", "｢": return ["」", "｣"]
        case "『": return ["』"]
        default: return nil
        }
    }

    /// Whether a corner quote closes here that nothing opened.
    func isStrayQuote(_ position: Int) -> Bool {
        position < scalars.count && ["」", "』", "｣"].contains(scalars[position])
    }

    /// Whether a word ends at a position.
    func endsWord(_ position: Int) -> Bool {
        guard let sign = self[position] else { return true }
        return sign == "(" || sign == ")" || isBlank(position) || closingQuotes(position) != nil
            || isStrayQuote(position) || isDouble("&", position) || isDouble("|", position)
    }

    /// The end of a year in parentheses that open at a position: 豫政（2017）3号 is one word.
    func yearInParentheses(_ position: Int) -> Int? {
        guard self[position] == "(", self[position + 5] == ")" else { return nil }
        let isYear = narrow[position + 1..<position + 5].allSatisfy {
            ("0"..."9").contains($0) || $0 == "〇" || $0 == "○" || ChineseNumber.digit($0) != nil
        }
        return isYear ? position + 6 : nil
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    private static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
        case 0x3000: " "
        case 0x2212: "-"
        case 0x2236: ":"
        default: scalar
        }
    }
}
