import Messages
import Testing

@Suite struct TitleTests {
    private let body = "\n　　现将有关情况报告如下：\n一、工作情况\n有序。\n"

    @Test(arguments: [
        "青石县司法局2022年度法治政府建设情况", "青石县司法局2022年法治政府部门建设工作情况", "青石县司法局2022年依法行政工作情况（摘要）",
        "青石县司法局法治政府建设情况", "关于2022年度法治政府建设情况的报告",
    ])
    func `a title that names the subject may end in 情况`(title: String) {
        let report = read(title + body)
        #expect(report.title == title)
        #expect(report.kind == .annualReport)
    }

    @Test func `a title on two lines may end in 情况`() {
        let report = read("青石县司法局\n2022年度法治政府建设情况" + body)
        #expect(report.title == "青石县司法局2022年度法治政府建设情况")
        #expect(report.kind == .annualReport)
        #expect(report.agency?.name == "青石县司法局")
    }

    @Test(arguments: [
        "青石县人民政府关于2022年法治政府建设安排情况的通知", "青石县司法局2022年法治督察调研情况", "青石县司法局2022年法治政府信息公开情况",
    ])
    func `other documents with the subject stay other`(title: String) {
        #expect(read(title + body).kind == .other)
    }

    @Test(arguments: [
        "青石县司法局2023年度\n法治政府建设工作报告", "青石县司法局\n2023年度\n法治政府建设工作报告", "青石县司法局关于\n2023年度法治政府建设工作报告",
        "青石县司法局2023年法治政府建设\n工作报告", "青石县司法局\n关于2023年度法治政府建设情况的报告",
    ])
    func `a title's lines are joined wherever they break`(lines: String) {
        let report = read(lines + body)
        #expect(report.title == lines.replacing("\n", with: ""))
        #expect(report.kind == .annualReport)
        #expect(report.reportYear == 2023)
        #expect(report.agency?.name == "青石县司法局")
    }

    @Test func `the years of a page's menu are no part of a title`() {
        #expect(read("2022年\n2023年\n法治政府建设工作报告" + body).title == "法治政府建设工作报告")
    }

    @Test func `a title may stand in brackets of its own or behind dashes`() {
        let bracketed = read("《青石县司法局2023年度法治政府建设情况报告》" + body)
        #expect(bracketed.title == "青石县司法局2023年度法治政府建设情况报告")
        #expect(bracketed.citations.map(\.name) == ["青石县司法局2023年度法治政府建设情况报告"])
        #expect(slice(bracketed, bracketed.body).hasPrefix("《青石县"))
        let subtitle = read("以法治护航发展\n——青石县司法局2023年度法治政府建设情况报告" + body)
        #expect(subtitle.title == "青石县司法局2023年度法治政府建设情况报告")
        #expect(subtitle.agency?.name == "青石县司法局")
        let inLine = read("以法治护航发展——青石县司法局2023年度法治政府建设情况报告" + body)
        #expect(inLine.title == "以法治护航发展——青石县司法局2023年度法治政府建设情况报告")
        #expect(inLine.agency?.name == "青石县司法局")
    }

    @Test func `an organ's work report is titled without a year`() {
        let report = read("天门市人民法院工作报告\n——2023年12月20日在天门市人民代表大会上\n各位代表：\n一、工作\n有序。\n")
        #expect(report.title == "天门市人民法院工作报告")
        #expect(report.kind == .other)
        #expect(report.agency?.name == "天门市人民法院")
        #expect(report.agency?.division?.code == "429006")
        #expect(report.reportYear == nil)
    }

    @Test func `a column's name is no title`() {
        let report = read("法治政府建设情况\n青石县人民政府关于印发2023年法治政府建设工作要点的通知" + body)
        #expect(report.title == "青石县人民政府关于印发2023年法治政府建设工作要点的通知")
        #expect(report.kind == .other)
    }

    @Test func `news has the title that says which organ did what`() {
        let report = read("青山县水务局召开2022年度工作推进会\n\n　　近日，推进会召开。会议要求压实责任。\n")
        #expect(report.title == "青山县水务局召开2022年度工作推进会")
        #expect(report.kind == .other)
    }

    @Test func `a title of another year is no plan`() {
        let report = read(
            "青山县水务局\n2023年法治政府建设工作报告\n\n　　2022年，依法履职。现将2022年情况报告如下。\n一、主要工作\n局长履行法治建设第一责任人职责。\n二、存在问题\n（一）人手不足。编制少。下一步，将充实基层执法队伍。\n"
        )
        #expect(report.commitments.map(\.text) == ["充实基层执法队伍"])
    }
}
