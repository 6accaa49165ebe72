import Messages
import Testing

@Suite struct EndingTests {
    private let opening = "青石县司法局2022年法治政府建设工作报告\n现将2022年有关情况报告如下：\n一、工作情况\n有序。\n二、下一步工作\n"

    /// The body behind the last heading.
    private func ending(_ report: Report) -> String {
        String(slice(report, report.body).dropFirst(opening.count))
    }

    @Test func `an attachment behind the signature is no part of the report`() {
        for attachment in ["附件：1.清单", "附件1：\n1.清单\n2.名册", "附件\n1.清单\n（一）甲类\n（二）乙类", "相关附件：清单.docx"] {
            let report = read(opening + "继续努力。\n青石县司法局\n2023年1月15日\n" + attachment)
            #expect(report.dateWritten?.iso == "2023-01-15", "\(attachment)")
            #expect(ending(report) == "继续努力。\n青石县司法局\n2023年1月15日", "\(attachment)")
            #expect(headings(report) == ["1 一、 工作情况", "1 二、 下一步工作"], "\(attachment)")
        }
    }

    @Test func `a list of attachments stands before the signature in a formal document`() {
        let report = read(opening + "继续努力。\n　　附件：1.清单\n　　　　　2.名册\n\n青石县司法局\n2023年1月15日\n打印 关闭")
        #expect(report.dateWritten?.iso == "2023-01-15")
        #expect(slice(report, report.body).hasSuffix("2023年1月15日"))
        #expect(headings(report) == ["1 一、 工作情况", "1 二、 下一步工作"])
    }

    @Test(arguments: ["关闭非法煤矿3处，整改到位。", "打印宣传资料2000份。", "来源于群众的线索逐条核实。", "附件列出的事项逐项落实。"])
    func `a paragraph that begins with a word of the page's goes on`(paragraph: String) {
        let report = read(opening + paragraph + "\n继续努力。")
        #expect(ending(report) == paragraph + "\n继续努力。")
    }

    @Test(arguments: ["今天是\n2025年6月1日", "附件：\n清单.docx\n2025年6月1日", "来源：本局\n2025年6月1日", "2025年6月1日\n星期日"])
    func `a date of the page's is not the signature's`(footer: String) {
        let report = read(opening + "继续努力。\n青石县司法局\n2023年1月15日\n" + footer)
        #expect(report.dateWritten?.iso == "2023-01-15")
        #expect(ending(report) == "继续努力。\n青石县司法局\n2023年1月15日")
    }

    @Test func `a page's clock is no signature where there is none`() {
        let report = read(opening + "继续努力。\n今天是\n2025年6月1日")
        #expect(report.dateWritten == nil)
        #expect(ending(report) == "继续努力。")
    }

    @Test func `without an organ the first day on a line of its own is the signature's`() {
        let report = read(opening + "截至 2022年12月31日 已办结。\n2023年1月15日\n2025年6月1日")
        #expect(report.dateWritten?.iso == "2023-01-15")
    }

    @Test(arguments: [
        "【打印本页】 【关闭窗口】", "打印 关闭", "来源：青石县政府网", "上一篇：无", "扫一扫在手机打开当前页", "版权所有©青石县司法局", "网站标识码4101040001",
        "分享到", "[打印]",
    ])
    func `what the page puts behind a report is not its body`(chrome: String) {
        let report = read(opening + "继续努力。\n" + chrome)
        #expect(ending(report) == "继续努力。")
    }
}
