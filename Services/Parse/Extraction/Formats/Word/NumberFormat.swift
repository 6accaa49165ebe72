/// How a number is printed (ISO/IEC 29500-1, 17.18.59, ST_NumberFormat).
///
/// What has no case of its own is decimal.
enum NumberFormat: Equatable {
    case decimal
    /// At least so many digits: 01, 001.
    case padded(Int)
    case fullWidth, inDashes, hexadecimal, ordinal
    case letters(upper: Bool), roman(upper: Bool)
    case symbols(SymbolSeries)
    case chinese(ChineseNumerals)
    case bullet, none

    /// The format of a level, which newer documents state as `custom` beside one that older programs know.
    init(of level: XMLTree.Node) {
        if let name = level.value("numFmt") {
            self.init(named: name)
            return
        }
        let alternatives = level.child("AlternateContent")
        let custom = alternatives?.child("Choice")?.child("numFmt")
        // 001, 002, 003, ...
        let first = custom?.attribute("format")?.prefix { $0 != "," } ?? ""
        if first.count > 1, first.allSatisfy({ $0 == "0" || $0 == "1" }) {
            self = .padded(min(first.count, 10))
        } else {
            self.init(named: alternatives?.child("Fallback")?.value("numFmt") ?? "decimal")
        }
    }

    init(named name: String) {
        self = Self.named[name] ?? .decimal
    }

    private static let named: [String: Self] = [
        "decimalZero": .padded(2), "decimalFullWidth": .fullWidth, "decimalFullWidth2": .fullWidth,
        "numberInDash": .inDashes, "hex": .hexadecimal, "ordinal": .ordinal,
        "lowerLetter": .letters(upper: false), "upperLetter": .letters(upper: true),
        "lowerRoman": .roman(upper: false), "upperRoman": .roman(upper: true),
        "decimalEnclosedCircle": .symbols(.circled), "decimalEnclosedCircleChinese": .symbols(.circled),
        "decimalEnclosedParen": .symbols(.inParentheses), "decimalEnclosedFullstop": .symbols(.withFullStop),
        "ideographTraditional": .symbols(.heavenlyStems), "ideographZodiac": .symbols(.earthlyBranches),
        "ideographZodiacTraditional": .symbols(.sexagenary), "ideographEnclosedCircle": .symbols(.circledIdeographs),
        "chineseCounting": .chinese(.counting), "chineseCountingThousand": .chinese(.countingThousand),
        "chineseLegalSimplified": .chinese(.legalSimplified), "japaneseCounting": .chinese(.japaneseCounting),
        "japaneseLegal": .chinese(.japaneseLegal), "japaneseDigitalTenThousand": .chinese(.digital),
        "ideographDigital": .chinese(.digital), "ideographLegalTraditional": .chinese(.legalTraditional),
        "taiwaneseCounting": .chinese(.counting), "taiwaneseCountingThousand": .chinese(.countingThousandTraditional),
        "taiwaneseDigital": .chinese(.digital), "bullet": .bullet, "none": .none,
    ]

    /// The number as it is printed.
    func printed(_ number: Int) -> String {
        switch self {
        case .decimal: return String(number)
        case .padded(let width):
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        case .fullWidth:
            return String(String(number).map { Self.fullWidthDigits[$0] ?? $0 })
        case .inDashes: return "- \(number) -"
        case .hexadecimal: return String(number, radix: 16, uppercase: true)
        case .ordinal: return "\(number)\(Self.ordinalEnding(of: number))"
        case .letters(let upper): return Self.letters(number, first: upper ? "A" : "a")
        case .roman(let upper):
            let numeral = Self.roman(number)
            return upper ? numeral : numeral.lowercased()
        case .symbols(let series): return series.printed(number) ?? String(number)
        case .chinese(let numerals): return numerals.printed(number)
        case .bullet, .none: return ""
        }
    }

    /// The number as a level prints it that has all in Arabic digits (17.9.4, isLgl).
    func legal(_ number: Int) -> String {
        switch self {
        case .none, .bullet: ""
        default: String(number)
        }
    }

    private static let fullWidthDigits = Dictionary(
        uniqueKeysWithValues: zip("0123456789", "０１２３４５６７８９").map { ($0, $1) })

    private static func ordinalEnding(of number: Int) -> String {
        switch (number % 10, number % 100) {
        case (_, 11...13): "th"
        case (1, _): "st"
        case (2, _): "nd"
        case (3, _): "rd"
        default: "th"
        }
    }

    /// a … z, aa, bb … zz, aaa …; behind thirty of one letter it begins again.
    private static func letters(_ number: Int, first: Unicode.Scalar) -> String {
        guard number > 0 else { return "" }
        let place = (number - 1) % 780
        guard let letter = Unicode.Scalar(first.value + UInt32(place % 26)) else { return "" }
        return String(repeating: String(letter), count: place / 26 + 1)
    }

    /// Roman numerals up to 32767, where Word's end.
    private static func roman(_ number: Int) -> String {
        guard (1...32_767).contains(number) else { return number == 0 ? "" : String(number) }
        var (rest, numeral) = (number, "")
        for (value, letters) in [
            (1_000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
            (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ] {
            numeral += String(repeating: letters, count: rest / value)
            rest %= value
        }
        return numeral
    }
}
