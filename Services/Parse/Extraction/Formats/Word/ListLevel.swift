/// One level of a list: how its number counts and how it is printed (ISO/IEC 29500-1, 17.9.6).
struct ListLevel {
    /// A piece of the printed number.
    enum Piece {
        case literal(String)
        /// The number of a level, from 0.
        case number(level: Int)
    }

    /// What stands between the number and the text.
    enum Suffix: String {
        case tab, space, nothing
    }

    /// How many levels a list has.
    static let count = 9
    /// Word takes no longer text for a number.
    private static let longestText = 255

    var start: Int
    var format: NumberFormat
    /// 0 where the level never starts again, else the level from 1 below which it does; nil for any above.
    var restart: Int?
    /// The paragraph style that has this level.
    var style: String?
    /// Whether all numbers are printed in Arabic digits.
    var isLegal: Bool
    var suffix: Suffix
    var pieces: [Piece]

    init(_ node: XMLTree.Node) {
        start = node.number("start") ?? 0
        format = NumberFormat(of: node)
        restart = node.number("lvlRestart")
        style = node.value("pStyle")
        isLegal = node.toggle("isLgl") ?? false
        suffix = node.value("suff").flatMap { Suffix(rawValue: $0) } ?? .tab
        let text = String((node.value("lvlText") ?? "").unicodeScalars.prefix(Self.longestText))
        if node.child("rPr")?.toggle("vanish") == true {
            pieces = []
            return
        }
        guard format == .bullet else {
            pieces = Self.pieces(of: text)
            return
        }
        let fonts = node.child("rPr")?.child("rFonts")
        let font = SymbolFont(name: fonts?.attribute("ascii") ?? fonts?.attribute("hAnsi"))
        pieces = text.isEmpty ? [] : [.literal(SymbolFont.bullet(text, in: font))]
    }

    /// `%1` to `%9` stand for the numbers of levels (17.9.11).
    private static func pieces(of text: String) -> [Piece] {
        var pieces: [Piece] = []
        var literal = ""
        var scalars = text.unicodeScalars[...]
        while let scalar = scalars.popFirst() {
            guard scalar == "%", let digit = scalars.first, ("1"..."9").contains(digit) else {
                literal.unicodeScalars.append(scalar)
                continue
            }
            scalars.removeFirst()
            if !literal.isEmpty { pieces.append(.literal(literal)) }
            literal = ""
            pieces.append(.number(level: Int(digit.value) - 0x31))
        }
        if !literal.isEmpty { pieces.append(.literal(literal)) }
        return pieces
    }
}
