extension ScalarText {
    /// The value of a Chinese digit, 零 included.
    func chineseDigit(_ index: Int) -> Int? {
        switch self[index] {
        case "零": 0
        case "一": 1
        case "二": 2
        case "三": 3
        case "四": 4
        case "五": 5
        case "六": 6
        case "七": 7
        case "八": 8
        case "九": 9
        default: nil
        }
    }

    /// A Chinese number from 1 to 99 (一, 十一, 二十, 九十九) and where it ends.
    func chineseNumber(at start: Int) -> (value: Int, end: Int)? {
        var index = start
        var tens = 0
        if let digit = chineseDigit(index), digit > 0 {
            guard self[index + 1] == ("十" as Unicode.Scalar).value else { return (digit, index + 1) }
            tens = digit
            index += 1
        } else if self[index] == ("十" as Unicode.Scalar).value {
            tens = 1
        } else {
            return nil
        }
        index += 1
        if let ones = chineseDigit(index), ones > 0 { return (tens * 10 + ones, index + 1) }
        return (tens * 10, index)
    }

    /// A decimal number of at most so many digits, not a part of a longer one, and where it ends.
    func number(at start: Int, digits: ClosedRange<Int>) -> (value: Int, end: Int)? {
        var value = 0
        var index = start
        while let digit = digit(index), index - start < digits.upperBound {
            value = value * 10 + digit
            index += 1
        }
        guard digits.contains(index - start), digit(index) == nil else { return nil }
        return (value, index)
    }
}
