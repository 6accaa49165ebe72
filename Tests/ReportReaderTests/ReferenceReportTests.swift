import Foundation
import Messages
import ReportReader
import Testing

/// The real report that lies beside the sources where they are developed.
private let reference: String? = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    let file = root.appending(path: "../shared/reports/guancheng-2023.txt").standardizedFileURL
    return try? String(contentsOf: file, encoding: .utf8)
}()

@Suite(.enabled(if: reference != nil, "the reference report ../shared/reports/guancheng-2023.txt is not there"))
struct ReferenceReportTests {
    private let report = read(reference ?? "")

    @Test func `what the page states is read`() {
        #expect(report.kind == .annualReport)
        #expect(report.title == "郑州市自然资源和规划局管城分局2023年法治政府建设工作报告")
        #expect(report.agency?.name == "郑州市自然资源和规划局管城分局")
        #expect(report.agency?.kind == .branch)
        #expect(report.reportYear == 2023)
        #expect(report.dateWritten?.iso == "2023-12-14")
        #expect(report.datePublished?.iso == "2024-01-02")
        #expect(report.docNumber == nil)
        #expect(report.source.publisher == nil)
        #expect(
            report.indexNumber
                == IndexNumber(
                    raw: "005254130/2024-00001",
                    scheme: "org9/year-serial",
                    organizationCode: "005254130",
                    organizationCodeValid: true,
                    year: 2024,
                    serial: "00001"
                )
        )
    }

    @Test func `the outline is that of the report`() {
        #expect(report.outline.map(\.title) == ["工作开展情况", "存在问题", "下一步工作打算"])
        #expect(report.outline.map(\.role) == [.achievements, .problems, .plans])
        #expect(report.outline.map(\.children.count) == [11, 2, 3])
        #expect(flat(report.outline).count == 19)
        #expect(report.outline.first?.children.last?.number == "(十一)")
        #expect(report.outline.first?.children.last?.title == "广泛开展法治宣传,全面推进全民守法")
    }

    @Test func `the body is the report without the page`() {
        let body = slice(report, report.body)
        #expect(body.hasPrefix("郑州市自然资源和规划局管城分局2023年"))
        #expect(body.hasSuffix("2023年12月14日"))
        #expect(body.split(separator: "\n").first?.hasSuffix("工作报告") == true)
    }

    @Test func `evidence and citations stand where they say`() {
        #expect(report.evidence["dateWritten"]?.from == .header)
        #expect(report.evidence["indexNumber"]?.range.map { slice(report, $0) } == report.indexNumber?.raw)
        #expect(report.evidence["datePublished"]?.range.map { slice(report, $0) } == "2024-01-02")
        #expect(report.evidence["title"]?.range.map { slice(report, $0) } == report.title)
        #expect(report.citations.first?.name == "党政主要负责人履行推进法治建设第一责任人职责规定")
        for citation in report.citations { #expect(slice(report, citation.range) == citation.name) }
    }
}
