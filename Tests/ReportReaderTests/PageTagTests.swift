import Messages
import ReportReader
import Testing

@Suite struct PageTagTests {
    private let text = "云溪区水务局2022年度法治政府建设情况报告\n现将情况报告如下。\n一、主要工作\n办理案件5件。\n"

    private func report(_ text: String, _ change: (inout PageMetadata) -> Void) -> Report {
        var page = PageMetadata()
        change(&page)
        let source = SourceText(text: text, fileName: "a.html", size: text.utf8.count, page: page)
        return ReportReader().read(source, documentID: "d", reportID: "r", revision: 1)
    }

    @Test(arguments: ["2023-02-21", "2023-02-21 16:00:22", "2023/2/21 9:05", "2023年2月21日"])
    func `what the text leaves open comes from the page's tags`(day: String) {
        let report = report(text) {
            $0.published = day
            $0.source = "云溪区人民政府"
            $0.url = "http://a.gov.cn/1.html"
            $0.attachments = ["b.pdf"]
        }
        #expect(report.datePublished == CivilDate(year: 2023, month: 2, day: 21))
        #expect(report.evidence["datePublished"]?.from == .meta)
        #expect(report.evidence["datePublished"]?.range == nil)
        #expect(report.source.publisher == "云溪区人民政府")
        #expect(report.source.url == "http://a.gov.cn/1.html")
        #expect(report.source.attachments == ["b.pdf"])
        #expect(report.title == "云溪区水务局2022年度法治政府建设情况报告")
    }

    @Test func `what the text says wins over tags`() {
        let report = report("发布日期：2023-02-20\n来源：区水务局\n" + text) {
            $0.published = "2024-01-01"
            $0.source = "某网"
            $0.title = "首页"
        }
        #expect(report.datePublished == CivilDate(year: 2023, month: 2, day: 20))
        #expect(report.source.publisher == "区水务局")
        #expect(report.title == "云溪区水务局2022年度法治政府建设情况报告")
    }

    @Test(arguments: ["null", "", "无", "昨天", "2023-13-01"]) func `a tag without a value says nothing`(value: String) {
        let report = report(text) {
            $0.published = value
            $0.source = ["昨天", "2023-13-01"].contains(value) ? nil : value
        }
        #expect(report.datePublished == nil)
        #expect(report.source.publisher == nil)
        #expect(report.source.attachments == nil)
    }

    @Test func `the site's code tells which of several places of a name it is`() throws {
        let text = "鼓楼区司法局2022年度法治政府建设情况报告\n一、主要工作\n办理案件5件。\n"
        #expect(report(text) { _ in }.agency?.division == nil)
        #expect(report(text) { $0.siteCode = "3501020001" }.agency?.division?.code == "350102")
        #expect(report(text) { $0.siteCode = "3501000011" }.agency?.division?.code == "350102")
        #expect(report(text) { $0.siteCode = "bm07000001" }.agency?.division == nil)
        #expect(report(text) { $0.siteCode = "4400000001" }.agency?.division == nil)
    }

    @Test func `a text that was read off images with little confidence has a finding`() {
        func findings(_ confidence: Double) -> [String] {
            let source = SourceText(
                text: text, fileName: "a.png", size: 9, recognition: ReportRecognition(confidence: confidence, pages: 1)
            )
            let report = ReportReader().read(source, documentID: "d", reportID: "r", revision: 1)
            #expect(report.source.recognition?.confidence == confidence)
            return report.findings.map(\.rule).filter { $0.hasPrefix("recognition") }
        }
        #expect(findings(0.62) == ["recognition.low-confidence"])
        #expect(findings(0.93).isEmpty)
    }
}
