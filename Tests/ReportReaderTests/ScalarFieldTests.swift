import Messages
import ReportReader
import Testing

@Suite struct ScalarFieldTests {
    private let body = "\n　　2022年，各项工作有序推进。现将有关情况报告如下：\n一、工作情况\n有序。\n"

    @Test func `labels may be spaced, in cells, or on the line before`() {
        for header in [
            "索 引 号：006940230/2023-00012\n文　　号：某府〔2023〕9号\n成文日期：2023年01月05日\n发布时间：2023/02/06 10:00\n",
            "| 索引号： | 006940230/2023-00012 | 文号： | 某府〔2023〕9号 |\n| 成文日期： | 2023-1-5 | 发布日期： | 2023-02-06 |\n",
            "索引號：\n006940230/2023-00012\n文號：\n某府〔2023〕9号\n成文日期：\n2023年1月5日\n發布日期：\n2023年2月6日\n",
        ] {
            let report = read(header + "青石县司法局2022年法治政府建设工作报告" + body)
            #expect(report.indexNumber?.raw == "006940230/2023-00012")
            #expect(report.docNumber == "某府〔2023〕9号")
            #expect(report.dateWritten?.iso == "2023-01-05")
            #expect(report.datePublished?.iso == "2023-02-06")
            #expect(report.agency?.name == "青石县司法局")
        }
    }

    @Test func `an empty value and 无 are nothing`() {
        let report = read("文号：\n成文日期：无\n发文字号：无\n发布日期：2023-02-06\n青石县司法局2022年法治政府建设工作报告" + body)
        #expect(report.docNumber == nil)
        #expect(report.dateWritten == nil)
        #expect(report.datePublished?.iso == "2023-02-06")
    }

    @Test(arguments: ["2023-02-06 17:33　来源：县司法局　分享：", "2023-02-06", "2023/02/06 10:00:05", "2023年2月6日 10:02"])
    func `a day below the title is that of the page`(line: String) {
        let report = read("青石县司法局2022年法治政府建设工作报告\n\(line)" + body)
        #expect(report.datePublished?.iso == "2023-02-06")
        #expect(report.dateWritten == nil)
        #expect(slice(report, report.body).hasPrefix("2022年，"))
    }

    @Test(arguments: ["2023年2月6日", "（2023年2月6日）", "2023年2月6日起施行", "青石县司法局\n2023-02-06"])
    func `a day below the title that may mean something else is not`(line: String) {
        let report = read("青石县司法局2022年法治政府建设工作报告\n\(line)" + body)
        #expect(report.datePublished == nil)
    }

    @Test func `a number shares its line with who signs`() {
        let report = read("青司发〔2023〕8号　　　　　签发人：某某\n\n青石县司法局2022年法治政府建设工作报告" + body)
        #expect(report.docNumber == "青司发〔2023〕8号")
        #expect(report.evidence["docNumber"]?.range.map { slice(report, $0) } == "青司发〔2023〕8号")
    }

    @Test func `a title on two lines is joined`() {
        let report = read("青石县人民政府\n关于2022年度法治政府建设情况的报告\n\n市政府：\n" + body)
        #expect(report.title == "青石县人民政府关于2022年度法治政府建设情况的报告")
        #expect(report.agency?.name == "青石县人民政府")
        #expect(report.agency?.level == .county)
    }

    @Test func `the signature gives organ and day where nothing else does`() {
        let report = read("现将有关情况报告如下：\n一、2021年法治政府建设情况\n有序。\n特此报告。\n青石县人民政府\n二〇二二年二月二十五日\n抄送：市政府。")
        #expect(report.title == nil)
        #expect(report.kind == .annualReport)
        #expect(report.agency?.name == "青石县人民政府")
        #expect(report.dateWritten?.iso == "2022-02-25")
        #expect(report.evidence["dateWritten"]?.from == .signature)
        #expect(report.reportYear == 2021)
        #expect(slice(report, report.body).hasSuffix("二十五日"))
    }

    @Test func `the year of the body goes before that of the title`() {
        let report = read("青石县司法局2023年法治政府建设工作报告" + body)
        #expect(report.reportYear == 2022)
    }

    @Test func `a short name in the title is completed from the page`() {
        let report = read("东岭片区2022年法治政府建设工作报告 时间：2023-03-31 16:47 微信 微博 2022年，工作有序。一、工作情况有序。 来源：青石县东岭片区管理局 附件下载")
        #expect(report.title == "东岭片区2022年法治政府建设工作报告")
        #expect(report.agency?.name == "青石县东岭片区管理局")
        #expect(report.source.publisher == "青石县东岭片区管理局")
        #expect(slice(report, report.body) == "2022年，工作有序。一、工作情况有序。")
    }

    @Test(arguments: ["2022年政府信息公开工作年度报告", "2022年政府网站工作年度报表", "2022年度工作总结"])
    func `other yearly reports are other, on the year of their title`(title: String) {
        let report = read("青石县司法局" + title + body)
        #expect(report.kind == .other)
        #expect(report.reportYear == 2022)
        #expect(report.title == "青石县司法局" + title)
    }

    @Test func `other documents are other, with no report year`() {
        for title in ["青石县人民政府关于印发2023年法治政府建设工作要点的通知", "青石县2023年政府工作报告"] {
            let report = read(title + body)
            #expect(report.kind == .other, "\(title)")
            #expect(report.reportYear == nil)
            #expect(report.title == title)
        }
    }

    @Test func `an organisation code is checked, also inside a longer one`() {
        func number(_ raw: String) -> IndexNumber? { read("索引号：\(raw)\n" + body).indexNumber }
        #expect(number("005254130/2024-00001")?.organizationCodeValid == true)
        #expect(number("005254131/2024-00001")?.organizationCodeValid == false)
        #expect(number("11440402007030341K/2024-00018")?.organizationCode == "007030341")
        #expect(number("XA-2024-7")?.scheme == nil)
        #expect(number("XA-2024-7")?.raw == "XA-2024-7")
    }

    @Test func `citations are the outermost, an unclosed one is none`() {
        let report = read("一、情况\n《甲》《乙》、《关于印发《丙》的通知》，《没有结束。\n（见《丁<戊>》）》")
        #expect(report.citations.map(\.name) == ["甲", "乙", "关于印发《丙》的通知", "丁<戊>"])
    }
    @Test func `what could not be decoded is told, and nothing where all was`() {
        func source(_ replacements: Int) -> ReportSource {
            let text = SourceText(text: "甲\u{FFFD}", fileName: "a.txt", size: 4, replacements: replacements)
            return ReportReader().read(text, documentID: "d", reportID: "r", revision: 1).source
        }
        #expect(source(1).replacements == 1)
        #expect(source(0).replacements == nil)
    }
}
