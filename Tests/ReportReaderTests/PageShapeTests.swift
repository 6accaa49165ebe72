import Messages
import Testing

/// Shapes of pages that put title, days and numbers where others do not.
@Suite struct PageShapeTests {
    private let title = "青石县司法局2022年法治政府建设工作报告"
    private let body = "\n　　2022年，各项工作有序推进。现将有关情况报告如下：\n一、工作情况\n有序。\n"

    @Test func `labels in brackets have their values behind the bracket`() {
        let report = read(
            "[ 索引号 ] 62082500/2023-00106　[ 发文字号 ] 青司发〔2023〕21号　[ 发布日期 ] 2023-03-05\n" + title + body)
        #expect(report.docNumber == "青司发〔2023〕21号")
        #expect(report.datePublished?.iso == "2023-03-05")
        #expect(report.title == title)
    }

    @Test func `a bracket behind a word in the text makes no label of it`() {
        #expect(read(title + "\n2022年，公布文号] 青司发〔2023〕21号" + body).docNumber == nil)
    }

    @Test func `the cell of a title is one where a report's title stands in it`() {
        let report = read("信息名称\t\(title)\n内容概述\t青石县2022年法治建设工作情况\n" + body)
        #expect(report.title == title)
        #expect(report.agency?.name == "青石县司法局")
    }

    @Test func `a report with plans in its title is a report`() {
        let report = read(
            "青石县司法局2022年法治政府建设工作总结暨2023年工作计划\n　　现将工作总结如下：\n一、2022年工作回顾\n办案12件。\n")
        #expect(report.kind == .annualReport)
        #expect(report.reportYear == 2022)
        #expect(read("青石县司法局法治政府建设工作会议暨2023年工作计划\n一、安排\n办案12件。\n").kind == .other)
    }

    @Test func `the day above a title is the page's where labels stand behind it`() {
        #expect(
            read("青石县人民政府\n2023-03-17 作者：张某 来源：县司法局\n" + title + body).datePublished?.iso == "2023-03-17")
        #expect(read("青石县人民政府\n2023-03-17\n" + title + body).datePublished == nil)
    }

    @Test func `without title and headings the opening tells a report`() {
        let report = read("县委依法治县办：\n2022年，青石街道落实法治政府建设任务，现将有关情况报告如下。\n受理纠纷189件。\n")
        #expect(report.kind == .annualReport)
        #expect(report.reportYear == 2022)
        #expect(read("2022年，青石街道抓好防汛，现将有关情况报告如下。\n转移189人。\n").kind == .other)
    }
}
