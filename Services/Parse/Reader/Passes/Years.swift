extension Reading {
    /// The first year in a range: four digits before 年, in Arabic or Chinese digits.
    func year(in range: Range<Int>) -> (value: Int, range: Range<Int>)? {
        for index in range {
            if let year = year(at: index), year.range.upperBound <= range.upperBound { return year }
        }
        return nil
    }

    /// The year that stands at an offset with its 年.
    func year(at index: Int) -> (value: Int, range: Range<Int>)? {
        if let number = text.number(at: index, digits: 4...4) {
            let end = text.skippingSpaces(from: number.end, to: number.end + 2)
            guard (1949...2199).contains(number.value), text.digit(index - 1) == nil, text[end].is("年") else {
                return nil
            }
            return (number.value, index..<(end + 1))
        }
        guard text[index].isOne(of: ["一", "二"]) else { return nil }
        var value = 0
        for place in index..<(index + 4) {
            guard let digit = text.chineseDigit(place) else { return nil }
            value = value * 10 + digit
        }
        guard (1949...2199).contains(value), text[index + 4].is("年") else { return nil }
        return (value, index..<(index + 5))
    }
}
