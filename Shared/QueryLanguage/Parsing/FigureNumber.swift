/// Reads numbers as they are typed: 5, 1,200, 1.2万, 三十.
struct FigureNumber {
    var value: Double
    /// Behind the number.
    var end: Int

    /// The number at a position of a query; nil where none is, or it is too great for any figure.
    init?(_ text: QueryText, at start: Int) {
        var digits = ""
        var end = start
        if text[end] == "-" || text[end] == "+" {
            if text[end] == "-" { digits = "-" }
            end += 1
        }
        let first = end
        while let scalar = text[end] {
            if Self.isDigit(scalar) {
                digits.unicodeScalars.append(scalar)
            } else if scalar == ".", Self.isDigit(text[end + 1]), !digits.contains(".") {
                digits += "."
            } else if scalar == ",", Self.isGroup(text, end + 1), end > first, !digits.contains(".") {
                // A comma between thousands is no end of the list.
            } else {
                break
            }
            end += 1
        }
        guard end > first, Self.isDigit(text[first]) else {
            guard let number = Self.chinese(text, start) else { return nil }
            self = number
            return
        }
        var power = 0
        if let (exponent, behind) = Self.exponent(text, end) {
            power = exponent
            end = behind
        }
        if let multiplier = Self.multiplier(text, end) {
            power += multiplier.power
            end += multiplier.length
        }
        // The power of ten is read with the digits, so that 1.1万 is 11000 and no neighbour of it.
        guard let value = Double("\(digits)e\(power)"), value.isFinite else { return nil }
        self.value = value
        self.end = end
    }

    private init(value: Double, end: Int) {
        self.value = value
        self.end = end
    }

    private static func chinese(_ text: QueryText, _ start: Int) -> FigureNumber? {
        var scalars: [Unicode.Scalar] = []
        while let scalar = text[start + scalars.count], scalars.count <= 12 {
            let folded: Unicode.Scalar = scalar == "〇" ? "零" : scalar
            guard ChineseNumber.digit(folded) != nil || ChineseNumber.multiplier(folded) != nil else { break }
            scalars.append(folded)
        }
        return ChineseNumber.value(scalars).map { FigureNumber(value: Double($0), end: start + scalars.count) }
    }

    private static func isDigit(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { ("0"..."9").contains($0) } ?? false }

    private static func isGroup(_ text: QueryText, _ start: Int) -> Bool {
        (0..<3).allSatisfy { isDigit(text[start + $0]) } && !isDigit(text[start + 3])
    }

    private static func exponent(_ text: QueryText, _ start: Int) -> (power: Int, end: Int)? {
        guard text[start] == "e" || text[start] == "E" else { return nil }
        var end = start + 1
        let isNegative = text[end] == "-"
        if isNegative || text[end] == "+" { end += 1 }
        let first = end
        var power = 0
        while let scalar = text[end], isDigit(scalar), end - first < 3 {
            power = power * 10 + Int(scalar.value) - 0x30
            end += 1
        }
        guard end > first else { return nil }
        return (isNegative ? -power : power, end)
    }

    private static let multipliers: [(word: String, power: Int)] = [
        ("万亿", 12), ("千亿", 11), ("百亿", 10), ("十亿", 9), ("亿", 8), ("千万", 7), ("百万", 6), ("十万", 5), ("万", 4), ("億", 8),
        ("萬", 4),
    ]

    private static func multiplier(_ text: QueryText, _ start: Int) -> (power: Int, length: Int)? {
        for (word, power) in multipliers {
            let scalars = Array(word.unicodeScalars)
            if scalars.indices.allSatisfy({ text[start + $0] == scalars[$0] }) { return (power, scalars.count) }
        }
        return nil
    }
}

/// Measure words as reports print them.
package enum FigureUnit {
    /// Percent in its one form; anything else as it is.
    package static func plain(_ unit: String) -> String {
        unit == "％" || unit == "percent" || unit == "百分比" ? "%" : unit
    }
}
