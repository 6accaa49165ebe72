import Messages
import ReportReader
import Testing

private func agency(_ name: String, year: Int = 2022, page: String = "") -> ReportAgency? {
    read("\(name)\(year)年度法治政府建设情况报告\n\n现将\(year)年情况报告如下。\n一、主要工作\n完成任务。\n\(page)\n").agency
}

@Suite struct DivisionTests {
    @Test(arguments: [
        ("郑州市自然资源和规划局管城分局", "410104", "county", "branch"),
        ("深圳市光明区人民政府", "440311", "county", "government"),
        ("贵州省人民政府", "520000", "province", "government"),
        ("南通市交通运输局", "320600", "prefecture", "department"),
        ("安化县人民政府", "430923", "county", "government"),
        ("绵竹市孝德镇人民政府", "510683", "township", "township"),
        ("平潭综合实验区社会事业局", "350128", "county", "department"),
        ("珠海市香洲區市場監督管理局", "440402", "county", "department"),
        ("北京市东城区司法局", "110101", "county", "department"),
        ("内蒙古自治区人民政府", "150000", "province", "government"),
        ("国家税务总局郑州市税务局", "410100", "prefecture", "department"),
        ("黔东南州人民政府", "522600", "prefecture", "government"),
    ])
    func `an organ is placed by its name`(_ name: String, _ code: String, _ level: String, _ kind: String) {
        let agency = agency(name)
        #expect(agency?.division?.code == code)
        #expect(agency?.level?.rawValue == level)
        #expect(agency?.kind.rawValue == kind)
        #expect(agency?.key == "\(code) \(name)")
    }

    @Test func `the path leads from the province down`() {
        #expect(agency("郑州市自然资源和规划局管城分局")?.division?.path == ["河南省", "郑州市", "管城回族区"])
        #expect(agency("北京市东城区司法局")?.division?.path == ["北京市", "东城区"])
    }

    @Test func `a division of the time keeps its old code`() {
        #expect(agency("杭州市江干区住房和城市建设局", year: 2020)?.division?.code == "330104")
    }

    @Test func `a name that could be several places has none, unless the page tells which`() {
        #expect(agency("鼓楼区司法局")?.division == nil)
        #expect(agency("鼓楼区司法局")?.level == .county)
        #expect(agency("鼓楼区司法局", page: "主办单位：南京市鼓楼区人民政府办公室")?.division?.code == "320106")
    }

    @Test func `a national organ has a level and no division`() {
        let agency = agency("司法部")
        #expect(agency?.level == .national)
        #expect(agency?.division == nil)
    }
}
