import Messages
import ReportReader
import Testing

/// A report that states one sentence in its first section.
private func report(stating sentence: String) -> Report {
    read("青山县水务局2022年度法治政府建设情况报告\n\n现将2022年情况报告如下。\n一、主要工作\n\(sentence)\n二、存在的问题\n人手不足。\n三、下一步打算\n召开会议9次。\n")
}

/// `value unit qualifier` of each figure.
private func figures(_ sentence: String) -> [String] {
    report(stating: sentence).figures.map { figure in
        let value = figure.value == figure.value.rounded() ? String(Int(figure.value)) : String(figure.value)
        return "\(value) \(figure.unit)" + (figure.qualifier == .exact ? "" : " \(figure.qualifier.rawValue)")
    }
}

@Suite struct FigureTests {
    @Test(arguments: [
        ("办结案件12件。", ["12 件"]),
        ("办结案件１２件，满意率９８．５％。", ["12 件", "98.5 %"]),
        ("收到诉求12,480件。", ["12480 件"]),
        ("岗位4.46万个，金额1.25亿元。", ["44600 个", "125000000 元"]),
        ("发放手册1万6千册。", ["16000 册"]),
        ("检查工地四十七家，提出意见一千零四十二条。", ["47 家", "1042 条"]),
        ("对两个市、五个县开展督察。", ["2 个", "5 个"]),
        ("接访102批458人次。", ["102 批", "458 人次"]),
        ("办理时间由15天缩短到2.5天。", ["15 天", "2.5 天"]),
        ("调解3至5次。", ["3 次 atLeast", "5 次 atMost"]),
        ("向人大专题报告工作一次。", ["1 次"]),
        ("一名职工获评全县先进。", ["1 名"]),
        ("信访量下降两成，时限压缩近七成，种类减少3成以上。", ["2 成", "7 成 about", "3 成 atLeast"]),
        ("化解率由八成提高到九成五。", ["8 成", "9.5 成"]),
        ("常住人口42.6万，园区3个。", ["426000 ", "3 个"]),
        ("合格率百分之百，通过率百分之九十八点五。", ["100 %", "98.5 %"]),
        ("持证人员不足总数的百分之一，误差在千分之三以内。", ["1 % atMost", "3 ‰ atMost"]),
        ("注册用户突破1200万，视频点击量超30万。", ["12000000  atLeast", "300000  atLeast"]),
        ("人均服务人口超过两万；浏览量达4,386。", ["20000  atLeast", "4386 "]),
        ("开办时间降低到1.5个工作日以内，办理压缩至3个工作日以内。", ["1.5 个工作日 atMost", "3 个工作日 atMost"]),
        ("收购粮食约8,200亿斤，验放货物412.6万票。", ["820000000000 斤 about", "4126000 票"]),
    ])
    func `a number with a measure word is a figure`(_ sentence: String, _ expected: [String]) {
        #expect(figures(sentence) == expected)
    }

    @Test(arguments: [
        ("培训300余人，覆盖率95%以上。", ["300 人 atLeast", "95 % atLeast"]),
        ("涉及190万余元、三百六十余次、10多次。", ["1900000 元 atLeast", "360 次 atLeast", "10 次 atLeast"]),
        ("审查超过600项，逾900家次，不低于50%。", ["600 项 atLeast", "900 家次 atLeast", "50 % atLeast"]),
        ("约42万份，近480批次，98%左右。", ["420000 份 about", "480 批次 about", "98 % about"]),
        ("近百件，百余人。", ["100 件 about", "100 人 atLeast"]),
        ("不足20件，不到6人。", ["20 件 atMost", "6 人 atMost"]),
        ("签约48家。", ["48 家"]),
    ])
    func `words around a number tell how exact it is`(_ sentence: String, _ expected: [String]) {
        #expect(figures(sentence) == expected)
    }

    @Test(arguments: [
        "2022年12月4日和“12·4”国家宪法日开展宣传。", "“12345”热线和12345平台畅通。", "落实行政执法三项制度和“三项制度”。",
        "加强G328国道和PM2.5治理，推进“1+6+31”体系。", "第三次会议、第12期简报、排名前10名。", "坚持两手抓，做到一件一档。",
        "落实《关于加强10件实事的意见》。", "参照青水〔2022〕48号文件。", "在法定20个工作日内答复，开通24小时服务。",
        "每一名干部联系一户，一名干部联系一户。", "联合12成员单位，举办活动。", "全面达到2025年目标，得分超过90。",
        "办结热线12345，通道编号达3。", "在3个工作日以内答复。", "从七个方面入手，贯彻十九届三次、四次全会精神。", "庆祝建县75周年。", "完成园区二期建设。", "明确8处室职责。",
    ])
    func `dates, names, ranks and manners of speaking are none`(_ sentence: String) {
        #expect(figures(sentence) == [])
    }

    @Test func `what a section of plans counts is not a fact yet`() {
        #expect(figures("没有统计。") == [])
    }

    @Test func `a figure says what it counts, where, and how the text states it`() throws {
        let report = report(stating: "（一）争议化解。行政诉讼5件，覆盖31个社区。")
        let (first, second) = (try #require(report.figures.first), try #require(report.figures.last))
        #expect(first.subject == "行政诉讼")
        #expect(first.quote == "行政诉讼5件")
        #expect(first.sectionLabel == "一、（一）")
        #expect(first.section == [0, 0])
        #expect(first.period == "2022")
        #expect(second.subject == "社区")
        for figure in report.figures { #expect(slice(report, figure.range) == figure.quote) }
    }

    @Test func `a figure of another year says so`() {
        let report = report(stating: "2021年废止文件3份，2022年废止7份，较去年22件明显下降，比上年减少31件。")
        #expect(report.figures.map(\.period) == ["2021", "2022", "2021", "2022"])
    }

    @Test func `parts are linked to their total`() {
        let report = report(stating: "办理行政案件共8件，其中行政诉讼5件、行政复议3件，培训4次。")
        #expect(report.figures.map(\.partOf) == [nil, "f1", "f1", nil])
        #expect(report.findings.filter { $0.rule == "figures.sum" }.isEmpty)
    }

    @Test func `a total that its parts do not add up to is noted`() {
        let report = report(stating: "办理行政案件共21件，其中行政复议12件，行政诉讼8件。")
        let finding = report.findings.first { $0.rule == "figures.sum" }
        #expect(finding?.range.map { slice(report, $0) }?.contains("21件") == true)
    }

    @Test func `a part alone is no sum`() {
        #expect(report(stating: "把关合同260份，其中规范性文件5份。").findings.allSatisfy { $0.rule != "figures.sum" })
    }

    @Test(arguments: [
        ("全年召开专题会议12次", "召开专题会议"), ("2022年召开专题会议12次", "召开专题会议"), ("一是召开专题会议12次", "召开专题会议"),
        ("上年办理信访件120件", "办理信访件"), ("开展检查3至5次", "开展检查"), ("同比增长12.5%", nil),
    ])
    func `what is counted is named without the words that say when or how it changed`(words: String, subject: String?) {
        let report = read("青山县水务局2022年度法治政府建设情况报告\n\n现将情况报告如下。\n一、主要工作\n有序推进。\(words)。\n")
        #expect(!report.figures.isEmpty)
        for figure in report.figures { #expect(figure.subject == subject) }
    }

    @Test func `a change against another year is of the year reported on`() {
        let report = read(
            "青山县水务局2022年度法治政府建设情况报告\n\n现将情况报告如下。\n一、主要工作\n检查工地95次，较2021年增长8%。2021年检查工地88次。\n")
        #expect(report.figures.map(\.period) == ["2022", "2022", "2021"])
    }
}
