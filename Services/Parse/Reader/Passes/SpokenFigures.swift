import Messages

extension Reading {
    /// Without 万 or 亿 a number that nothing says the unit of is at least so great, since smaller ones are marks and ranks.
    private static let leastAlone = 100.0

    /// A share in words: 百分之五, 百分之九十八点五, 千分之三.
    func spokenShare(at start: Int) -> (quantity: Quantity, unit: SpokenUnit)? {
        guard text[start].isOne(of: ["百", "千"]), text[start + 1].is("分"), text[start + 2].is("之"),
            var quantity = text.quantity(at: start + 3, more: lexicon[.more])
        else { return nil }
        var end = quantity.range.upperBound
        if text[end].is("点"), !quantity.isMore, text.chineseDigit(end + 1) != nil {
            end += 1
            var place = 0.1
            while let digit = text.chineseDigit(end), place > 1e-6 {
                quantity.value += Double(digit) * place
                place /= 10
                end += 1
            }
            // Tenths have no exact binary form, and sums of them drift.
            quantity.value = (quantity.value * 1e6).rounded() / 1e6
        }
        quantity.range = start..<end
        return (quantity, text[start].is("百") ? .percent : .perMille)
    }

    /// The tenths behind a share of ten: 九成五 is 9.5 of them.
    func tenths(behind unit: Range<Int>) -> Double? {
        guard unit.count == 1, text[unit.lowerBound].is("成"), let digit = text.chineseDigit(unit.upperBound),
            digit > 0, endsClause(unit.upperBound + 1)
        else { return nil }
        return Double(digit) / 10
    }

    /// How exact a share is by the word before what it is a share of: 不足总人数的5%, 超过全部案件的六成.
    func shareExactness(of found: FoundFigure) -> Exactness? {
        let end = found.number.lowerBound - 1
        let isShare = found.spokenUnit != nil || text[found.unit.lowerBound].isOne(of: ["%", "成"])
        guard isShare, text[end].is("的") else { return nil }
        var start = end
        while start > max(body.lowerBound, end - 12), text.isHan(start - 1) { start -= 1 }
        if lexicon[.shareAtMost].occurs(in: text, start..<end) { return .atMost }
        return lexicon[.shareAtLeast].occurs(in: text, start..<end) ? .atLeast : nil
    }

    /// Whether a number without a measure word counts something: what was reached or passed, where the clause ends with
    /// it (用户突破1200万, 点击量超30万).
    func standsAlone(_ quantity: Quantity) -> Bool {
        let (start, end) = (quantity.range.lowerBound, quantity.range.upperBound)
        guard endsClause(end), !text.isSpace(end), !text[end].is("”"), !quantity.isSmall else { return false }
        if text[end - 1].isOne(of: ["万", "亿"]) {
            // Nothing but a count is written so in digits: 常住人口42.6万.
            return text.digit(start) != nil && text.isHan(start - 1) || isBehind(.reached, at: start)
                || isBehind(.reachedMany, at: start)
        }
        guard isBehind(.reached, at: start), quantity.value >= Self.leastAlone, !isBarePower(quantity) else {
            return false
        }
        return quantity.range.count != 4 || !(1949...2199).contains(quantity.value)
    }
}
