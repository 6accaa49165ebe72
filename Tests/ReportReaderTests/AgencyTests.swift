import Messages
import ReportReader
import Testing

private let body = "\n一、主要工作\n有序。\n二、存在问题\n人手偏少。\n"

/// A report with that title, an opening and whoever signs it.
private func agency(_ title: String, opening: String = "现将2022年情况报告如下。", signature: String = "") -> ReportAgency? {
    read("\(title)\n\n　　\(opening)\(body)\(signature)\n").agency
}

@Suite struct AgencyTests {
    @Test(arguments: [
        "中共玉树市委　玉树市人民政府关于2021年度法治政府建设情况的报告", "中共玉树市委 玉树市人民政府\n关于2021年度法治政府建设情况的报告",
        "中共玉树市委\n玉树市人民政府\n关于2021年度法治政府建设情况的报告", "中共玉树市委玉树市人民政府关于2021年度法治政府建设情况的报告",
        "中共玉树市委、玉树市人民政府关于2021年度法治政府建设情况的报告", "中共玉树市委、市人民政府关于2021年度法治政府建设情况的报告",
        "中共玉树市委市政府2021年度法治政府建设情况报告", "中共玉树市委和玉树市人民政府2021年度法治政府建设情况报告",
    ])
    func `the Party's organ and the government report together`(_ title: String) {
        let agency = agency(title)
        #expect(agency?.name == "中共玉树市委")
        #expect(agency?.joint == ["玉树市人民政府"])
        #expect(agency?.kind == .party)
        #expect(agency?.division?.code == "632701")
    }

    @Test func `a joint report keeps the order of its organs`() {
        let first = agency("玉树市人民政府 中共玉树市委关于2021年度法治政府建设情况的报告")
        #expect(first?.name == "玉树市人民政府")
        #expect(first?.joint == ["中共玉树市委"])
        let streets = agency("中共西安市雁塔区大雁塔街道工作委员会西安市雁塔区大雁塔街道办事处2021年法治政府建设年度报告")
        #expect(streets?.name == "中共西安市雁塔区大雁塔街道工作委员会")
        #expect(streets?.joint == ["西安市雁塔区大雁塔街道办事处"])
        let whole = agency("中共西安市雁塔区委员会 西安市雁塔区人民政府2021年法治政府建设年度报告")
        #expect(whole?.name == "中共西安市雁塔区委员会")
        #expect(whole?.kind == .party)
    }

    @Test func `both organs that sign report where the title names none`() {
        for signature in ["中共玉树市委　玉树市人民政府\n2022年1月5日", "中共玉树市委\n玉树市人民政府\n2022年1月5日"] {
            let agency = agency("关于2021年度法治政府建设情况的报告", signature: signature)
            #expect(agency?.name == "中共玉树市委")
            #expect(agency?.joint == ["玉树市人民政府"])
        }
    }

    @Test(arguments: ["中共玉树市委办公室", "中共玉树市委全面依法治市委员会办公室", "玉树市文化和旅游局", "玉树市新闻出版、广电局"])
    func `one organ is not parted`(_ name: String) {
        let agency = agency(name + "2021年度法治政府建设情况报告")
        #expect(agency?.name == name)
        #expect(agency?.joint == [])
    }

    @Test(arguments: [
        ("仙桃市2024年法治政府建设年度报告", "仙桃市人民政府", AgencyKind.government),
        ("2024年度江西省法治政府建设情况报告", "江西省人民政府", .government),
        ("文昌市铺前镇2024年法治政府建设工作总结", "文昌市铺前镇人民政府", .township),
        ("伊宁市萨依布依街道2024年法治政府建设工作总结", "伊宁市萨依布依街道办事处", .township),
    ])
    func `a place alone is its government`(_ title: String, _ name: String, _ kind: AgencyKind) {
        let agency = agency(title)
        #expect(agency?.name == name)
        #expect(agency?.kind == kind)
        #expect(agency?.division != nil)
    }

    @Test func `a place that is signed for by another organ, or is a zone, gets no government`() {
        #expect(agency("仙桃市2024年法治政府建设年度报告", signature: "仙桃市司法局\n2025年1月5日")?.name == "仙桃市司法局")
        #expect(agency("长春新区2024年法治政府建设年度报告")?.name == "长春新区")
        #expect(read("仙桃市2024年法治政府信息公开年度报告" + body).agency?.name == "仙桃市")
    }

    @Test func `a fuller name in the signature or the opening goes before the title's`() {
        let customs = agency("黄埔海关2020年法治海关建设年度报告", signature: "中华人民共和国黄埔海关\n2021年3月15日")
        #expect(customs?.name == "中华人民共和国黄埔海关")
        #expect(customs?.kind == .department)
        #expect(customs?.level == nil)
        #expect(customs?.division == nil)
        let report = read("2018年度崂山区城市管理局法治政府建设情况报告\n\n　　2018年，青岛市崂山区城市管理局依法履职。" + body)
        #expect(report.agency?.name == "青岛市崂山区城市管理局")
        #expect(report.evidence["agency.name"]?.range.map { slice(report, $0) } == "青岛市崂山区城市管理局")
        #expect(agency("司法局2022年法治政府建设情况报告", opening: "2022年，仙桃市司法局尽责。")?.name == "仙桃市司法局")
        // Another city's organ of the name is not this one.
        #expect(agency("崂山区司法局2022年法治政府建设情况报告", opening: "与南京市崂山区司法局不同，")?.name == "崂山区司法局")
    }

    @Test func `vertical organs and courts have their kinds`() {
        func kind(_ name: String) -> AgencyKind? { agency(name + "2022年法治政府建设情况报告")?.kind }
        #expect(kind("国家税务总局苏州市相城区税务局") == .department)
        #expect(kind("天门市人民法院") == .other)
        #expect(kind("天门市人民检察院") == .other)
        #expect(kind("中国人民银行郑州市分行") == .branch)
        #expect(kind("大兴安岭地区行政公署") == .government)
        #expect(agency("国家税务总局青石县税务局2022年法治政府建设情况报告")?.level == nil)
        #expect(agency("中国人民银行郑州市分行2022年法治政府建设情况报告")?.division?.code == nil)
    }

    @Test func `customs are judged by a department's deadline`() {
        let late = read("黄埔海关2020年法治海关建设年度报告\n\n　　2020年，依法履职。" + body + "黄埔海关\n2021年3月15日\n")
        #expect(late.findings.contains { $0.rule == "deadline.written-late" })
        let court = read("天门市人民法院2020年法治建设情况报告\n\n　　2020年，依法履职。" + body + "天门市人民法院\n2021年3月15日\n")
        #expect(!court.findings.contains { $0.rule == "deadline.written-late" })
    }

    @Test func `a zone in a city is not the city`() {
        let agency = agency("长春新区管理委员会关于2021年度法治政府建设工作情况的报告")
        #expect(agency?.name == "长春新区管理委员会")
        #expect(agency?.division == nil)
        #expect(agency?.level == nil)
    }

    @Test func `a text about a report is not the report's organ's`() {
        let text = "《玉树市2023年度法治政府建设情况报告》解读\n来源：玉树市司法局\n一、背景\n近日公布。\n"
        #expect(read(text).agency == nil)
        #expect(read(text).citations.map(\.name) == ["玉树市2023年度法治政府建设情况报告"])
    }
}
