import Messages

extension ScalarText {
    /// The day that is written out at an offset in any of the usual ways, and where it stands.
    func date(at start: Int) -> (date: CivilDate, range: Range<Int>)? {
        guard digit(start - 1) == nil else { return nil }
        if digit(start) != nil { return westernDate(at: start) ?? reversedDate(at: start) }
        return chineseDate(at: start)
    }

    /// 2022年1月5日, 2023-03-31, 2020/07/15, 2018年06月03日.
    private func westernDate(at start: Int) -> (date: CivilDate, range: Range<Int>)? {
        guard let year = number(at: start, digits: 4...4), (1900...2199).contains(year.value) else { return nil }
        var index = skippingSpaces(from: year.end, to: year.end + 4)
        let mark = self[index]
        guard mark.isOne(of: ["年", "-", "/", "."]) else { return nil }
        index = skippingSpaces(from: index + 1, to: index + 4)
        guard let month = number(at: index, digits: 1...2) else { return nil }
        index = skippingSpaces(from: month.end, to: month.end + 4)
        guard mark.is("年") ? self[index].is("月") : self[index] == mark else { return nil }
        index = skippingSpaces(from: index + 1, to: index + 4)
        guard let day = number(at: index, digits: 1...2) else { return nil }
        var end = day.end
        if mark.is("年") {
            index = skippingSpaces(from: end, to: end + 4)
            guard self[index].isOne(of: ["日", "号"]) else { return nil }
            end = index + 1
        }
        return CivilDate(year: year.value, month: month.value, day: day.value).map { ($0, start..<end) }
    }

    /// 09.11.2019, the day first.
    private func reversedDate(at start: Int) -> (date: CivilDate, range: Range<Int>)? {
        guard let day = number(at: start, digits: 1...2), self[day.end].is("."),
            let month = number(at: day.end + 1, digits: 1...2), self[month.end].is("."),
            let year = number(at: month.end + 1, digits: 4...4), (1900...2199).contains(year.value)
        else { return nil }
        return CivilDate(year: year.value, month: month.value, day: day.value).map { ($0, start..<year.end) }
    }

    /// 二〇二一年二月二十五日.
    private func chineseDate(at start: Int) -> (date: CivilDate, range: Range<Int>)? {
        var year = 0
        for index in start..<(start + 4) {
            guard let digit = chineseDigit(index) else { return nil }
            year = year * 10 + digit
        }
        guard self[start + 4].is("年"), let month = chineseNumber(at: start + 5), self[month.end].is("月"),
            let day = chineseNumber(at: month.end + 1), self[day.end].isOne(of: ["日", "号"])
        else { return nil }
        return CivilDate(year: year, month: month.value, day: day.value).map { ($0, start..<(day.end + 1)) }
    }

    /// The first date in a range.
    func firstDate(in range: Range<Int>) -> (date: CivilDate, range: Range<Int>)? {
        for index in range {
            if let found = date(at: index), found.range.upperBound <= range.upperBound { return found }
        }
        return nil
    }
}
