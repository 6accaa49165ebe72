import Messages
import ReportReader
import Testing

private func report(header: String = "", problems: String = "", plans: String = "三、下一步打算\n加强培训，补齐短板。\n") -> Report {
    read(
        "\(header)青山县水务局2022年度法治政府建设情况报告\n现将2022年情况报告如下。\n一、主要工作\n局长履行推进法治建设第一责任人职责。\n\(problems)\n\(plans)青山县水务局\n2023年1月9日\n"
    )
}

/// What pages of government sites print in ways of their own.
@Suite struct SitePageTests {
    @Test func `a label may stand behind another one's slash, and 索取号 is one`() {
        let found = report(header: "索取号：QS2023-0417\n备注/文号：青水法〔2023〕3号\n")
        #expect(found.indexNumber?.raw == "QS2023-0417")
        #expect(found.docNumber == "青水法〔2023〕3号")
    }

    @Test(arguments: [
        ("发文日期：2023-01-23 16:40:05", "2023-01-09", "2023-01-23"), ("发文日期：2023-01-08 00:00:00", "2023-01-08", nil),
        ("发文日期：2023-01-08", "2023-01-08", nil),
    ])
    func `a day with a time is the page's, whatever its label`(line: String, written: String, published: String?) {
        let found = report(header: line + "\n")
        #expect(found.dateWritten?.iso == written)
        #expect(found.datePublished?.iso == published)
    }

    @Test func `a day in brackets below the title is the one of writing where nobody signs`() {
        let found = read("青山县水务局2022年度法治政府建设情况报告\n（2023年1月9日）\n现将2022年情况报告如下。\n一、主要工作\n有序。\n")
        #expect(found.dateWritten?.iso == "2023-01-09")
        #expect(found.evidence["dateWritten"]?.rule == "date-written.below-title")
    }

    @Test func `a heading with blanks between its characters has the role of its words`() {
        let found = report(problems: "二、存 在 的 问 题\n1、执法人员偏少。\n2、宣传形式单一。")
        #expect(found.problems.map(\.text) == ["执法人员偏少", "宣传形式单一"])
    }

    @Test func `what will be done about a problem is a commitment, also where plans have a section`() {
        let found = report(
            problems: "二、存在的差距\n（一）取证困难。装备落后。下一步将更新执法装备。\n（二）人手不够。编制偏少。针对这些问题，我局将公开招录三批。")
        #expect(found.problems.map(\.text) == ["取证困难。装备落后", "人手不够。编制偏少"])
        #expect(found.commitments.map(\.text) == ["更新执法装备", "我局将公开招录三批", "加强培训，补齐短板"])
    }

    @Test func `where each problem has its remedy the plans are not missing`() {
        let found = report(
            problems: "二、存在的问题\n一是取证困难，装备落后。下一步将更新执法装备。二是人手不够，编制偏少。下一步将公开招录三批。", plans: "")
        #expect(found.problems.map(\.text) == ["取证困难，装备落后", "人手不够，编制偏少"])
        #expect(found.commitments.map(\.text) == ["更新执法装备", "公开招录三批"])
        #expect(!found.findings.contains { $0.item == "plans" })
    }

    @Test func `a heading on how the heads of the organ answer is the leader's duty`() {
        let found = read(
            "青山县水务局2022年度法治政府建设情况报告\n现将2022年情况报告如下。\n一、主要工作\n（一）党政主要负责人带头履职。召开会议6次。\n（二）普法。有序。\n")
        #expect(found.outline[0].children.map(\.role) == [.leaderDuty, nil])
        #expect(!found.findings.contains { $0.item == "leader-duty" })
    }

    @Test func `the first responsible person may be a principal`() {
        let found = read(
            "青山县水务局2022年度法治政府建设情况报告\n现将2022年情况报告如下。\n一、主要工作\n（一）抓统筹\n主要负责同志履行第一责任人职责。\n")
        #expect(!found.findings.contains { $0.item == "leader-duty" })
    }

    @Test func `a township lies in the county that the path to its page names`() {
        let found = read(
            "德清县人民政府 > 乡镇（街道） > 新市镇 > 公告公示\n新市镇2022年度法治政府建设工作总结\n2022年，新市镇守住底线。\n一、主要工作\n有序。\n2022年12月29日\n")
        #expect(found.agency?.division?.code == "330521")
        #expect(found.agency?.level == .township)
    }

    @Test func `the title of news stands above the day and the source, and its text below them`() {
        let found = read(
            "首页 > 新闻中心 > 要闻\n我市召开2023年度法治政府建设年度报告工作会议\n2024-01-19 07:48　　来源：青山日报　　记者：陈某\n本报讯　1月18日，我市召开会议，48个单位参加。全市办理案件1263件。\n"
        )
        #expect(found.kind == .other)
        #expect(found.title == "我市召开2023年度法治政府建设年度报告工作会议")
        #expect(found.agency == nil)
        #expect(found.datePublished?.iso == "2024-01-19")
        #expect(found.figures.map(\.value) == [48, 1263])
    }

    @Test func `a speech's title stands above its occasion`() {
        let found = read("政府工作报告\n——2024年2月6日在青山县第十七届人民代表大会第四次会议上\n各位代表：\n一、2023年工作回顾\n有序。\n")
        #expect(found.title == "政府工作报告")
        #expect(found.kind == .other)
    }

    @Test func `安全第一 in a heading begins no list`() {
        let found = report(problems: "（二）坚持安全第一，依法守牢底线\n入户检查3次。")
        #expect(headings(found).contains("2 （二） 坚持安全第一，依法守牢底线"))
    }

    @Test func `parts of a total end where they add up to it`() {
        let found = report(problems: "全年办理行政复议19件，其中维持16件、撤销3件，行政诉讼7件。")
        #expect(!found.findings.contains { $0.rule == "figures.sum" })
        #expect(found.figures.filter { $0.partOf != nil }.map(\.value) == [16, 3])
    }

    @Test(arguments: [
        ("检测样本1.2万管。", "管"), ("音像记录1860段。", "段"), ("检修路灯300盏。", "盏"), ("结婚登记9467对。", "对"),
        ("到场时间缩短至9.8分钟。", "分钟"), ("受众达百万人次左右。", "人次"), ("平均用时不超过3个工作日。", "个工作日"), ("配套制定7项制度。", "项"),
    ])
    func `more is counted than pieces`(sentence: String, unit: String) {
        #expect(report(problems: sentence).figures.map(\.unit) == [unit])
    }

    @Test(arguments: ["开展3对口帮扶。", "建成2管网。", "实行24小时值守。", "报告分为四个部分。"])
    func `a word that a measure word may begin is none, nor is a manner of speaking`(sentence: String) {
        #expect(report(problems: sentence).figures.isEmpty)
    }
}
