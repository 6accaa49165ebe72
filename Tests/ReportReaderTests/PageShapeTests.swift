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

    /// A page whose line ends were lost, with nothing but the indents of its paragraphs left; the blanks at its end make its
    /// one line as long as those of real ones.
    private func joined(_ head: String, _ end: String = "") -> Report {
        read(
            head
                + " 　　2022年，我局依法履职。现将有关情况报告如下： 　　一、主要工作 　　（一）健全机制 　　检查工地9次，整改3处。 　　（二）加强普法 　　学习《未写完的名称。 　　二、下一步打算 　　（一）充实队伍 　　公开招录。 　　（二）加强培训 　　分级开展。 　　特此报告。 \(end)"
                + String(repeating: " ", count: 300))
    }

    @Test func `where line ends were lost two ideographic blanks begin a paragraph`() {
        let report = joined("青山县水务局2022年度法治政府建设情况报告", "青山县水务局 2023年1月9日")
        #expect(
            headings(report) == [
                "1 一、 主要工作", "2 （一） 健全机制", "2 （二） 加强普法", "1 二、 下一步打算", "2 （一） 充实队伍", "2 （二） 加强培训",
            ])
        #expect(report.commitments.map(\.text) == ["充实队伍 　　公开招录", "加强培训 　　分级开展"])
        #expect(report.dateWritten?.iso == "2023-01-09")
    }

    @Test func `a page in one line has its bullets, its number behind the title and both its organs`() {
        let bullets = joined("• 005254130/2023-00001  • 青山县水务局  • 2023-01-09  • 2023-01-12 青山县水务局2022年度法治政府建设情况报告")
        #expect(bullets.indexNumber?.raw == "005254130/2023-00001")
        #expect(bullets.title == "青山县水务局2022年度法治政府建设情况报告")
        #expect(bullets.datePublished?.iso == "2023-01-12")
        let both = joined("中共玉树市委 玉树市人民政府 2022年度法治政府建设情况报告 玉政发〔2023〕4号")
        #expect(both.agency?.name == "中共玉树市委")
        #expect(both.agency?.joint == ["玉树市人民政府"])
        #expect(both.docNumber == "玉政发〔2023〕4号")
    }

    @Test func `a bracket that only closes marks headings where line ends were lost`() {
        let report = read(
            "青山县水务局2022年度法治政府建设情况报告 现将情况报告如下。 一、主要工作 一）健全机制。检查工地9次。 二）加强普法。宣讲5场。 二）压实责任。 二、存在问题 一）人手不足。")
        #expect(headings(report).filter { $0.hasPrefix("2") } == ["2 一） 健全机制", "2 二） 加强普法", "2 二） 压实责任", "2 一） 人手不足"])
    }
}
