/// Numbers in Chinese characters, in the ways that Word prints them.
enum ChineseNumerals {
    /// 一 … 十, 十一 … 九十九, from there on digit by digit: 一〇〇.
    case counting
    /// 一 … 十, 十一 … 一百零一 … 一万.
    case countingThousand, countingThousandTraditional
    /// 壹, 贰 … 壹拾, 壹佰零壹.
    case legalSimplified, legalTraditional
    /// 一 … 十, 十一 … 百, 百一, 百十, 千; no 一 before 百 and 千, and no 零.
    case japaneseCounting
    /// 壱, 弐 … 壱拾, 壱百壱.
    case japaneseLegal
    /// Digit by digit: 一〇.
    case digital

    /// The number in these characters; what is below 0 or above 99 million is decimal.
    func printed(_ number: Int) -> String {
        guard (0...99_999_999).contains(number) else { return String(number) }
        switch self {
        case .digital: return Self.digitByDigit(number)
        case .counting: return number > 99 ? Self.digitByDigit(number) : Self.common.spelled(number)
        case .countingThousand: return Self.common.spelled(number)
        case .countingThousandTraditional: return Self.traditional.spelled(number)
        case .legalSimplified: return Self.legal.spelled(number)
        case .legalTraditional: return Self.traditionalLegal.spelled(number)
        case .japaneseCounting: return Self.japanese.spelled(number)
        case .japaneseLegal: return Self.japaneseLegalWords.spelled(number)
        }
    }

    private static let common = Words("〇一二三四五六七八九", units: "十百千", tenThousand: "万", zero: "零")
    private static let traditional = Words("〇一二三四五六七八九", units: "十百千", tenThousand: "萬", zero: "零")
    private static let legal = Words("零壹贰叁肆伍陆柒捌玖", units: "拾佰仟", tenThousand: "万", zero: "零", oneBeforeTen: true)
    private static let traditionalLegal = Words(
        "零壹貳參肆伍陸柒捌玖", units: "拾佰仟", tenThousand: "萬", zero: "零", oneBeforeTen: true)
    private static let japanese = Words(
        "〇一二三四五六七八九", units: "十百千", tenThousand: "万", zero: "", oneBeforeUnits: false)
    private static let japaneseLegalWords = Words(
        "零壱弐参四伍六七八九", units: "拾百阡", tenThousand: "萬", zero: "", oneBeforeTen: true)

    private static func digitByDigit(_ number: Int) -> String {
        String(String(number).compactMap { $0.wholeNumberValue.map { common.digits[$0] } })
    }

    /// The characters that numbers are spelled with.
    private struct Words {
        let digits: [Character]
        private let units: [Character]
        private let tenThousand: Character
        /// What stands where a place within the number is empty.
        private let zero: String
        /// Whether 10 to 19 begin with one (壹拾).
        private let oneBeforeTen: Bool
        /// Whether a one stands before 百 and 千.
        private let oneBeforeUnits: Bool

        init(
            _ digits: String, units: String, tenThousand: Character, zero: String, oneBeforeTen: Bool = false,
            oneBeforeUnits: Bool = true
        ) {
            (self.digits, self.units) = (Array(digits), Array(units))
            (self.tenThousand, self.zero) = (tenThousand, zero)
            (self.oneBeforeTen, self.oneBeforeUnits) = (oneBeforeTen, oneBeforeUnits)
        }

        func spelled(_ number: Int) -> String {
            let (high, low) = (number / 10_000, number % 10_000)
            guard high > 0 else { return number == 0 ? String(digits[0]) : fourDigits(low, leads: true) }
            let rest = low == 0 ? "" : (low < 1_000 ? zero : "") + fourDigits(low, leads: false)
            return fourDigits(high, leads: true) + String(tenThousand) + rest
        }

        /// - Parameter leads: Whether nothing stands before it, so that 十 may do without 一.
        private func fourDigits(_ number: Int, leads: Bool) -> String {
            var (text, owesZero) = ("", false)
            for (place, value) in [(3, 1_000), (2, 100), (1, 10), (0, 1)] {
                let digit = number / value % 10
                guard digit > 0 else {
                    owesZero = !text.isEmpty
                    continue
                }
                if owesZero { text += zero }
                owesZero = false
                let drops =
                    digit == 1
                    && (place == 1 && !oneBeforeTen && (leads && text.isEmpty || !oneBeforeUnits)
                        || place > 1 && !oneBeforeUnits)
                if !drops { text.append(digits[digit]) }
                if place > 0 { text.append(units[place - 1]) }
            }
            return text
        }
    }
}
