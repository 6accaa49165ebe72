import Messages

extension Reading {
    /// Between 将 and the year stands an organ's name at the most.
    private static let longestAnnouncement = OrganName.longest + 8
    /// No sentence that announces the report goes on for longer behind the year.
    private static let longestSentence = 200

    /// Takes the year reported on: as the opening or the first heading states it, else as the title does.
    mutating func takeYear() {
        guard report.kind == .annualReport else {
            if let year = yearOfOtherReport() { setYear(year, from: .header, rule: "year.title") }
            return
        }
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

    /// The year in the title of a yearly report of another kind: 2022年政府信息公开工作年度报告, 2022年度…总结.
    ///
    /// A 工作报告 without 年度 is as often one on the year before.
    private func yearOfOtherReport() -> (value: Int, range: Range<Int>)? {
        guard let title = titleRange, let year = year(in: title), text[title.lowerBound] != 0x300A else { return nil }
        let isYearly =
            titleEnds(title, in: .yearlyEnding)
            || text[year.range.upperBound].is("度") && titleEnds(title, in: .reportEnding)
        return isYearly ? year : nil
    }

    /// 现将2021年…报告如下, else a year that a paragraph before the first heading begins with.
    private func openingYear() -> (value: Int, range: Range<Int>)? {
        let start = titleRange.map { max($0.upperBound, body.lowerBound) } ?? body.lowerBound
        let opening = start..<max(start, headerEnd)
        for index in opening where text[index].is("将") {
            if let year = announcedYear(behind: index, to: opening.upperBound) { return year }
        }
        for index in opening where text.isBlank(index - 1) && !text.isBlank(index) {
            if let year = year(at: index), text.date(at: index) == nil { return year }
        }
        return nil
    }

    /// The year behind a 将 that announces the report, not a plan: 现将2021年…, 将我局2021年…总结如下.
    private func announcedYear(behind index: Int, to end: Int) -> (value: Int, range: Range<Int>)? {
        let reach = index + 1..<max(index + 1, min(index + Self.longestAnnouncement, end))
        guard let year = reach.lazy.compactMap({ year(at: $0) }).first,
            year.range.upperBound <= end, text.date(at: year.range.lowerBound) == nil,
            !(index..<year.range.lowerBound).contains(where: { text[$0].isOne(of: [",", "。", ":", ";"]) })
        else { return nil }
        if text[index - 1].is("现") { return year }
        // 关于 is no 于.
        let isPlan = (index..<year.range.lowerBound).contains {
            text[$0].is("于") && !text[$0 - 1].is("关")
        }
        let sentence = year.range.upperBound..<sentenceEnd(from: year.range.upperBound, to: end)
        return !isPlan && lexicon[.reportEnding].occurs(in: text, sentence) ? year : nil
    }

    private func sentenceEnd(from index: Int, to end: Int) -> Int {
        let limit = max(index, min(index + Self.longestSentence, end))
        return (index..<limit).first { text[$0].is("。") } ?? limit
    }
}
