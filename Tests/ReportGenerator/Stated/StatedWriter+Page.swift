import Messages

extension StatedWriter {
    /// A yearly report with its page around it.
    mutating func report() {
        let titleYear = make(.otherYear) ? year + 1 : year
        if titleYear != year { finds("year.disagrees") }
        let title = organ.names + random.pick(Vocabulary.titles(year: titleYear))
        stated.title = title
        (stated.agency, stated.agencyKind, stated.agencyLevel) = (organ.name, organ.kind, organ.level)
        (stated.division, stated.reportYear, stated.joint) = (organ.division, year, organ.joint)
        takeDates()
        if make(.declaredOtherwise) {
            finds("metadata.disagrees:reportYear")
            declared["reportYear"] = String(year - 3)
        }
        header(title: title)
        body()
        ending()
    }

    /// Days that are in time, except where the page is to be late.
    private mutating func takeDates() {
        let hasDeadline = organ.kind == .department || organ.kind == .branch
        let isLate = make(.writtenLate)
        var written = Vocabulary.date(year: year + 1, month: isLate ? 3...3 : 1...2, &random)
        if isLate, written.day == 1 { written = Vocabulary.date(year: year + 1, month: 4...4, &random) }
        if isLate, hasDeadline { finds("deadline.written-late") }
        stated.dateWritten = written
        guard style.header != .none else { return }
        if make(.publishedFirst) {
            finds("dates.order")
            stated.datePublished = Vocabulary.date(year: year, month: 12...12, &random)
        } else if make(.publishedLate) || written.month > 3 {
            finds("deadline.published-late")
            stated.datePublished = Vocabulary.date(year: year + 1, month: 5...8, &random)
        } else {
            stated.datePublished = CivilDate(year: year + 1, month: 3, day: random.number(29...31))
        }
    }

    // MARK: - Around the report

    private mutating func header(title: String) {
        let written = stated.dateWritten?.iso ?? ""
        let published = stated.datePublished?.iso ?? ""
        if style.header != .none, style.header != .chrome { takeNumbers() }
        let index = stated.indexNumber ?? ""
        switch style.header {
        case .bullets:
            stated.docNumber = nil
            for value in [index, organ.name, title, written, published] { line("  • " + value) }
        case .table:
            line("| 索引号： | \(index) | 信息分类： | 法治政府建设 |")
            line("| 发布机构： | \(organ.name) | 成文日期： | \(written) |")
            line("| 文　　号： | \(stated.docNumber ?? "") | 发布日期： | \(published) |")
        case .labels:
            line("索 引 号：\(index)")
            line("发 布 机 构：\(organ.name)")
            line("成 文 日 期：\(written)")
            line("发 布 日 期：\(published)")
            line("文　　号：\(stated.docNumber ?? "")")
        case .labelsApart:
            for (label, value) in [
                ("索引号", index), ("发布机构", organ.name), ("成文日期", written), ("发布日期", published),
                ("文号", stated.docNumber ?? ""),
            ] {
                line(label + "：")
                line(value)
            }
        case .chrome:
            line("首页 > 政务公开 > 法治政府建设")
            stated.publisher = "\(random.pick(["云溪", "青石", "临江"]))融媒体中心"
            line(title)
            line("发布时间：\(published)　来源：\(stated.publisher ?? "")　字号：[大] [中] [小]　分享到：")
            line("")
            return
        case .none: break
        }
        line("")
        let lead = organ.names.count
        if style.breaksTitle {
            line(String(title.prefix(lead)))
            line(String(title.dropFirst(lead)))
        } else {
            line(title)
        }
        belowTitle()
        line("")
    }

    private mutating func belowTitle() {
        switch style.belowTitle {
        case .nothing: break
        case .number:
            let number = "\(random.pick(StatedWords.documentWords))〔\(year + 1)〕\(random.number(1...120))号"
            stated.docNumber = number
            line(number)
        case .day:
            if let date = stated.dateWritten { line("（\(date.year)年\(date.month)月\(date.day)日）") }
        case .addressee: line(organ.kind == .department ? "县人民政府：" : "市人民政府：")
        }
    }

    private mutating func takeNumbers() {
        let code = IndexNumbers.organizationCode(&random)
        let isWrong = style.header != .none && make(.wrongCheckCharacter)
        if isWrong { finds("index-number.check-digit") }
        let digits = isWrong ? code.dropLast() + (code.hasSuffix("0") ? "1" : "0") : Substring(code)
        stated.indexNumber = "\(digits)/\(year + 1)-\(Vocabulary.padded(random.number(1...999), to: 5))"
        stated.indexIsValid = !isWrong
        stated.docNumber =
            "\(random.pick(StatedWords.documentWords))〔\(year + 1)〕\(random.number(1...120))号"
    }

    private func printed(_ date: CivilDate) -> String {
        guard style.signsInWords else { return "\(date.year)年\(date.month)月\(date.day)日" }
        let digits = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        let year = String(date.year).compactMap(\.wholeNumberValue).map { digits[$0] }.joined()
        return "\(year)年\(Vocabulary.chinese(date.month))月\(Vocabulary.chinese(date.day))日"
    }

    private mutating func ending() {
        if random.number(0...1) == 0 { line("　　特此报告。") }
        line("")
        line("　　　　" + organ.names)
        if let date = stated.dateWritten { line("　　　　" + printed(date)) }
        guard style.header == .chrome || random.number(0...3) == 0 else { return }
        line("")
        line("主办单位：\(organ.name)办公室　网站地图　联系我们")
    }
}
