import Messages

/// A number as a page prints it, with the words that say how exact it is.
struct StatedNumber {
    var value: Double
    /// The number and what qualifies it, up to the measure word.
    var printed: String
    /// What qualifies it behind the measure word.
    var behind = ""
    var qualifier = FigureQualifier.exact

    /// Draws a count in one of the shapes that reports print.
    static func count(_ random: inout SeededRandom) -> StatedNumber {
        let number = random.number(2...4_000)
        switch random.number(0...15) {
        case 0: return StatedNumber(value: Double(number), printed: "约\(number)", qualifier: .about)
        case 1: return StatedNumber(value: Double(number), printed: "近\(number)", qualifier: .about)
        case 2: return StatedNumber(value: Double(number), printed: "超过\(number)", qualifier: .atLeast)
        case 3: return StatedNumber(value: Double(number), printed: "不少于\(number)", qualifier: .atLeast)
        case 4: return StatedNumber(value: Double(number), printed: "不足\(number)", qualifier: .atMost)
        case 5: return StatedNumber(value: Double(number), printed: "\(number)", behind: "以上", qualifier: .atLeast)
        case 6:
            let tens = random.number(1...390) * 10
            return StatedNumber(value: Double(tens), printed: "\(tens)余", qualifier: .atLeast)
        case 7:
            let number = random.number(11...999)
            return StatedNumber(value: Double(number), printed: Vocabulary.chinese(upToThousand: number))
        case 8: return StatedNumber(value: Double(number), printed: fullWidth(number))
        case 9:
            let tenths = random.number(11...99)
            return StatedNumber(value: Double(tenths) * 1_000, printed: "\(tenths / 10).\(tenths % 10)万")
        case 11:
            let number = random.number(1_000...99_999)
            return StatedNumber(
                value: Double(number),
                printed: "\(number / 1_000),\(Vocabulary.padded(number % 1_000, to: 3))")
        case 10:
            let tens = random.number(2...90)
            return StatedNumber(value: Double(tens) * 10_000, printed: "\(tens)万余", qualifier: .atLeast)
        default: return exact(number)
        }
    }

    static func exact(_ number: Int) -> StatedNumber { StatedNumber(value: Double(number), printed: "\(number)") }

    /// Draws a share with its sign.
    static func share(_ random: inout SeededRandom) -> StatedNumber {
        let tenths = random.number(11...999)
        switch random.number(0...4) {
        case 0:
            return StatedNumber(
                value: Double(tenths / 10), printed: "百分之" + Vocabulary.chinese(upToThousand: tenths / 10))
        case 1:
            return StatedNumber(
                value: Double(tenths / 10), printed: "\(tenths / 10)%", behind: "以上", qualifier: .atLeast)
        default: return StatedNumber(value: Double(tenths) / 10, printed: "\(tenths / 10).\(tenths % 10)%")
        }
    }

    private static func fullWidth(_ number: Int) -> String {
        String(String.UnicodeScalarView(String(number).unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) }))
    }
}
