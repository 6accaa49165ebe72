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

    @Test func `a column's name is no title`() {
        let report = read("法治政府建设情况\n青石县人民政府关于印发2023年法治政府建设工作要点的通知" + body)
        #expect(report.title == "青石县人民政府关于印发2023年法治政府建设工作要点的通知")
        #expect(report.kind == .other)
    }
}
