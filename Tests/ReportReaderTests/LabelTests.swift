import Messages
import Testing

@Suite struct LabelTests {
    private let title = "青石县司法局2022年法治政府建设工作报告"
    private let body = "\n　　2022年，各项工作有序推进。现将有关情况报告如下：\n一、工作情况\n有序。\n"

    @Test(arguments: ["文号：", "发文字号：", "索引号：", "来源：", "文章来源:", "发布机构：", "发布日期："])
    func `an empty label does not take the title for its value`(label: String) {
        let report = read(label + "\n" + title + body)
        #expect(report.docNumber == nil)
        #expect(report.indexNumber == nil)
        #expect(report.source.publisher == nil)
        #expect(report.title == title)
        #expect(slice(report, report.body).hasPrefix(title))
    }

    @Test(arguments: ["文号：", "索引号：", "来源："])
    func `an empty label does not take the first paragraph for its value`(label: String) {
        let report = read(title + "\n" + label + body)
        #expect(report.docNumber == nil)
        #expect(report.indexNumber == nil)
        #expect(report.source.publisher == nil)
        #expect(slice(report, report.body).hasPrefix("2022年，"))
    }

    @Test func `an empty label does not take the page's buttons for its value`() {
        #expect(read(title + "\n来源：\n微信 微博" + body).source.publisher == nil)
        #expect(read(title + "\n来源：\n字号：大 中 小" + body).source.publisher == nil)
    }

    @Test func `a value on the next line is taken where it looks like one`() {
        let report = read("文号：\n青司发〔2023〕4号\n索引号：\nXA-2023-7\n来源：\n青石融媒\n" + title + body)
        #expect(report.docNumber == "青司发〔2023〕4号")
        #expect(report.indexNumber?.raw == "XA-2023-7")
        #expect(report.source.publisher == "青石融媒")
        #expect(read("来源：\n青石县司法局\n" + title + body).source.publisher == "青石县司法局")
    }

    @Test func `a label without a colon has its value behind it or below it`() {
        for page in [
            "发布机构\n青石县司法局\n文 号\n青司发〔2023〕4号\n成文日期\n2023-02-24\n公开日期\n2023-03-30\n",
            "发布机构 青石县司法局 文号 青司发〔2023〕4号 成文日期 2023-02-24 公开日期 2023-03-30\n",
        ] {
            for text in [page + title + body, title + "\n" + page + body] {
                let report = read(text)
                #expect(report.docNumber == "青司发〔2023〕4号")
                #expect(report.dateWritten?.iso == "2023-02-24")
                #expect(report.datePublished?.iso == "2023-03-30")
                #expect(report.title == title)
            }
        }
    }

    @Test func `a label's word in a sentence is no label`() {
        let report = read(title + "\n　　日期 另行通知。来源\n" + body)
        #expect(report.datePublished == nil)
        #expect(report.source.publisher == nil)
    }

    @Test func `an index number may have hyphens within its code and before its year`() throws {
        let hyphenated = try #require(read("索引号：00001434-9/2018-00222\n" + title + body).indexNumber)
        #expect(hyphenated.scheme == "org9/year-serial")
        #expect(hyphenated.organizationCode == "000014349")
        #expect(hyphenated.organizationCodeValid == true)
        let dashed = try #require(read("索引号：01527918X-2020-153077\n" + title + body).indexNumber)
        #expect(dashed.scheme == "org9-year-serial")
        #expect(dashed.year == 2020)
        #expect(dashed.serial == "153077")
        let local = try #require(read("索引号：01527918A-2020-153077\n" + title + body).indexNumber)
        #expect(local.raw == "01527918A-2020-153077")
        #expect(local.scheme == nil)
    }
}
