/// Fonts that print symbols in the places of letters: what their characters are in Unicode.
///
/// A document has them as the font's own places (0x20 to 0xFF) or in the private use area from U+F020 on (ISO/IEC
/// 29500-1, 17.3.3.30). Only those that stand in bullets, boxes to tick and formulas are told.
enum SymbolFont: String {
    case symbol, wingdings, wingdings2 = "wingdings 2", wingdings3 = "wingdings 3", webdings

    init?(name: String?) {
        guard let name, let font = Self(rawValue: name.lowercased()) else { return nil }
        self = font
    }

    /// What a bullet of a list is printed as: as it is, or as the symbol of its font, and as • where no one knows.
    static func bullet(_ text: String, in font: SymbolFont?) -> String {
        // Word draws its hollow bullet as a small letter.
        if text == "o", font == nil { return "○" }
        return text.unicodeScalars.map { scalar in
            let character = font == nil ? String(scalar) : font?.character(scalar)
            return (0xE000...0xF8FF).contains(scalar.value) && character == String(scalar) ? "•" : character ?? "•"
        }.joined()
    }

    /// A text set in the font, less the symbols that are not known.
    func text(_ text: String) -> String {
        text.unicodeScalars.map { $0.value < 0x20 ? String($0) : character($0) ?? "" }.joined()
    }

    /// The character of a place in the font; nil for one that is not known.
    func character(_ scalar: Unicode.Scalar) -> String? {
        let place = Self.isPrivate(scalar) ? scalar.value - 0xF000 : scalar.value
        guard place < 0x100 else { return String(scalar) }
        if let known = table[UInt8(place)] { return known }
        return self == .symbol && (0x20...0x7E).contains(place) ? Unicode.Scalar(place).map { String($0) } : nil
    }

    static func isPrivate(_ scalar: Unicode.Scalar) -> Bool { (0xF020...0xF0FF).contains(scalar.value) }

    private var table: [UInt8: String] {
        switch self {
        case .symbol: Self.symbolTable
        case .wingdings: Self.wingdingsTable
        case .wingdings2: Self.wingdings2Table
        case .wingdings3: Self.wingdings3Table
        case .webdings: Self.webdingsTable
        }
    }

    private static func table(_ runs: [UInt8: String]) -> [UInt8: String] {
        runs.reduce(into: [:]) { table, run in
            for (offset, scalar) in run.value.unicodeScalars.enumerated() {
                guard let place = UInt8(exactly: Int(run.key) + offset), scalar != " " else { continue }
                table[place] = String(scalar)
            }
        }
    }

    private static let symbolTable = table([
        0x22: "∀ ∃", 0x27: "∋", 0x2A: "∗", 0x2D: "−", 0x40: "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", 0x5C: "∴", 0x5E: "⊥",
        0x61: "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", 0x7E: "∼", 0xA1: "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…",
        0xBF: "↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇",
        0xD2: "®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑", 0xF2: "∫",
    ])
    private static let wingdingsTable = table([
        0x21: "✏✂✁", 0x28: "☎", 0x2A: "✉", 0x36: "⌛", 0x3F: "✍", 0x41: "✌", 0x43: "👍👎☜☞☝☟", 0x4A: "☺", 0x4C: "☹",
        0x4F: "⚐", 0x52: "☼", 0x54: "❄", 0x6C: "●❍■□", 0x70: "□❑❒⬧⧫◆❖", 0x77: "⬥", 0x78: "☒", 0x80: "⓪①②③④⑤⑥⑦⑧⑨⑩",
        0x8B: "⓿❶❷❸❹❺❻❼❽❾❿", 0x9E: "·•▪○○", 0xA4: "◉◎", 0xA7: "▪◻", 0xAA: "✦★✶", 0xD8: "➢", 0xDF: "←→↑↓", 0xE8: "➔",
        0xEF: "⇦⇨⇧⇩⬄⇳", 0xFB: "✗✓☒☑",
    ])
    private static let wingdings2Table = table([
        0x4F: "✗✓☒☑☒", 0x69: "⓪①②③④⑤⑥⑦⑧⑨⑩", 0x74: "⓿❶❷❸❹❺❻❼❽❾❿", 0x95: "·•●", 0x99: "○◉◎", 0x9F: "▪■■□□",
    ])
    private static let wingdings3Table = table([
        0x22: "←→↑↓", 0x70: "▲▼△▽◀▶◁▷", 0x7D: "▶",
    ])
    private static let webdingsTable = table([
        0x34: "▶", 0x3D: "●", 0x61: "✓", 0x63: "□", 0x67: "■", 0x6E: "●", 0x72: "✗",
    ])
}
