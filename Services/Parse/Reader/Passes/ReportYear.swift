import Messages

extension Reading {
    /// Takes the year reported on: as the opening or the first heading states it, else as the title does.
    mutating func takeYear() {
        guard report.kind == .annualReport else { return }
        if let year = openingYear() {
            setYear(year, from: .body, rule: "year.opening")
        } else if let first = headings.first(where: { $0.level == 1 }), let year = year(in: first.title),
            !lexicon[.plans].occurs(in: text, first.title)
        {
            setYear(year, from: .body, rule: "year.heading")
        } else if let title = titleRange, let year = year(in: title) {
            setYear(year, from: .header, rule: "year.title")
        }
    }

    private mutating func setYear(_ year: (value: Int, range: Range<Int>), from place: EvidencePlace, rule: String) {
        report.reportYear = year.value
        note("reportYear", at: year.range, from: place, rule: rule)
    }

    /// 现将2021年…报告如下, else a year that a paragraph before the first heading begins with.
    private func openingYear() -> (value: Int, range: Range<Int>)? {
        let start = titleRange.map { max($0.upperBound, body.lowerBound) } ?? body.lowerBound
        let opening = start..<max(start, headerEnd)
        for index in opening where text[index].isOne(of: "将") {
            let end = min(index + 16, opening.upperBound)
            if let year = year(in: index..<end), !(index..<year.range.lowerBound).contains(where: { text[$0] == 0x2C })
            {
                return year
            }
        }
        for index in opening where text.isBlank(index - 1) && !text.isBlank(index) {
            if let year = year(at: index) { return year }
        }
        return nil
    }
}
