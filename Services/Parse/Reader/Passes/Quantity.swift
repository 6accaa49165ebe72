/// A number as it stands in a text, before its measure word.
struct Quantity {
    /// The number, 万 and 亿 multiplied out.
    var value: Double
    /// Digits, powers, and 余 or 多 among them.
    var range: Range<Int>
    /// Whether 余, 多 or 几 says that it is more.
    var isMore = false
    /// Whether it is written in Chinese digits.
    var isChinese = false
    /// Whether it is one Chinese digit or 十 by itself, as manners of speaking are.
    var isSmall: Bool { isChinese && !isMore && value <= 10 }
}

extension ScalarText {
    /// No number of a report has more digits; longer ones are codes.
    private static let longestNumber = 15

    /// The number that begins at an offset in Arabic digits of either width, or in Chinese ones.
    ///
    /// Nil inside a longer number or a code (2.5 in PM2.5, 29 in 8·29, 31 in 1+6+31).
    func quantity(at start: Int, more: WordSet) -> Quantity? {
        digit(start) != nil ? arabicQuantity(at: start, more: more) : chineseQuantity(at: start, more: more)
    }

    private func arabicQuantity(at start: Int, more: WordSet) -> Quantity? {
        guard !joinsNumber(start - 1) else { return nil }
        var digits = 0
        var mantissa = 0.0
        var index = start
        var group = 0
        while index < count {
            if let digit = digit(index) {
                mantissa = mantissa * 10 + Double(digit)
                digits += 1
                index += 1
            } else if self[index] == 0x2C, index - start <= 3 || group > 0, isThousands(at: index + 1) {
                group += 1
                index += 1
            } else {
                break
            }
            guard digits <= Self.longestNumber else { return nil }
        }
        var scale = 0
        if self[index] == 0x2E, digit(index + 1) != nil {
            index += 1
            while let digit = digit(index) {
                mantissa = mantissa * 10 + Double(digit)
                digits += 1
                scale -= 1
                index += 1
                guard digits <= Self.longestNumber else { return nil }
            }
        }
        // A second point makes it a date or a version; a letter or a sign a code.
        guard !joinsNumber(index), self[index] != 0x2E || digit(index + 1) == nil else { return nil }
        var quantity = Quantity(value: 0, range: start..<index)
        takePowers(of: &quantity, exponent: &scale, more: more)
        quantity.value = Self.scaled(mantissa, by: scale)
        // 1万6千多户: what follows 万 in smaller powers is added.
        if scale >= 4, !quantity.isMore, digit(quantity.range.upperBound) != nil,
            let rest = arabicDigits(at: quantity.range.upperBound), let power = Self.power(self[rest.end]), power < 4
        {
            var tail = Quantity(value: 0, range: quantity.range.upperBound..<rest.end)
            var exponent = 0
            takePowers(of: &tail, exponent: &exponent, more: more)
            quantity.value += Self.scaled(Double(rest.value), by: exponent)
            quantity.isMore = tail.isMore
            quantity.range = start..<tail.range.upperBound
        }
        return quantity
    }

    private func arabicDigits(at index: Int) -> (value: Int, end: Int)? { number(at: index, digits: 1...4) }

    /// Whether three digits and no more stand there.
    private func isThousands(at index: Int) -> Bool {
        (index..<(index + 3)).allSatisfy { digit($0) != nil } && digit(index + 3) == nil
    }

    /// Whether a scalar beside digits makes them a part of something longer.
    private func joinsNumber(_ index: Int) -> Bool {
        switch self[index] {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2E, 0xB7, 0xD7, 0x2F, 0x23, 0x3A, 0x40, 0x5F: index >= 0
        default: false
        }
    }

    /// Takes 余, 百, 千, 万, 亿 and again 余 behind the digits.
    private func takePowers(of quantity: inout Quantity, exponent: inout Int, more: WordSet) {
        var index = quantity.range.upperBound
        func takeMore() {
            if let word = more.match(in: self, at: index, to: count) {
                quantity.isMore = true
                index = word.range.upperBound
            }
        }
        takeMore()
        var isPowered = false
        while let power = Self.power(self[index]), power >= 2 {
            exponent += power
            isPowered = true
            index += 1
        }
        if isPowered { takeMore() }
        // 10多, 余 without a measure word is judged by the caller.
        quantity.range = quantity.range.lowerBound..<index
    }

    private static func power(_ scalar: UInt32) -> Int? {
        switch scalar {
        case "十": 1
        case "百": 2
        case "千": 3
        case "万": 4
        case "亿": 8
        default: nil
        }
    }

    /// Powers of ten are exact up to 10²², so one multiplication or division rounds once.
    private static func scaled(_ mantissa: Double, by exponent: Int) -> Double {
        var power = 1.0
        for _ in 0..<min(abs(exponent), 22) { power *= 10 }
        return exponent < 0 ? mantissa / power : mantissa * power
    }

    /// 四十七, 一千零四十二, 三百六十余, 两, 百余, 十几, 百分之九十五 without its 百分之.
    private func chineseQuantity(at start: Int, more: WordSet) -> Quantity? {
        guard Self.power(self[start - 1]) == nil, smallDigit(start - 1) == nil else { return nil }
        var (total, section, digit) = (0.0, 0.0, 0.0)
        var hasDigit = false
        var last = Int.max
        var index = start
        var quantity = Quantity(value: 0, range: start..<start, isChinese: true)
        scan: while index < count, index - start <= Self.longestNumber {
            if let value = smallDigit(index) {
                // Two digits side by side are an estimate (三四十) or a code, not a number.
                guard !hasDigit else { return nil }
                digit = Double(value)
                hasDigit = value != 0
                index += 1
                continue
            }
            if let power = Self.power(self[index]) {
                if power >= 4 {
                    let multiple = section + digit
                    total = (total + (multiple == 0 && total == 0 ? 1 : multiple)) * (power == 4 ? 1e4 : 1e8)
                    (section, last) = (0, Int.max)
                } else {
                    guard power < last else { return nil }
                    section += (digit == 0 ? 1 : digit) * [1, 10, 100, 1_000][power]
                    last = power
                }
                (digit, hasDigit) = (0, false)
                index += 1
                continue
            }
            if index > start, !quantity.isMore, let word = more.match(in: self, at: index, to: count) {
                quantity.isMore = true
                index = word.range.upperBound
                guard let power = Self.power(self[index]), power >= 4 else { break scan }
                continue
            }
            break
        }
        guard index > start, index - start <= Self.longestNumber, !joinsNumber(index) || self[index] == 0x2F,
            !joinsNumber(start - 1)
        else { return nil }
        quantity.value = total + section + digit
        quantity.range = start..<index
        return quantity
    }

    /// The value of a Chinese digit, 两 and 零 included.
    private func smallDigit(_ index: Int) -> Int? {
        self[index] == ("两" as Unicode.Scalar).value ? 2 : chineseDigit(index)
    }

    /// Whether a number may begin there.
    func mayBeginNumber(_ index: Int) -> Bool {
        switch self[index] {
        case 0x30...0x39: true
        case "一", "二", "两", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千", "万": true
        default: false
        }
    }
}
