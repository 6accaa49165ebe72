import Foundation
import Messages
import ReportComparison
import Testing

struct ReportComparisonTests {
    private static let text = "全年办案12件，受理信访12件，培训约300人次。存在普法形式单一、覆盖不够的问题。"

    private func report() -> Report {
        var report = Report(
            documentId: "d", reportId: "r", revision: 1, kind: .annualReport,
            source: ReportSource(fileName: "a.txt", mediaType: "text/plain", sha256: "d", size: 1),
            text: Self.text, body: TextRange(0, 38), reader: ReaderIdentity(version: "1", lexicon: "1"))
        report.title = "临江市司法局２０２３年报告"
        report.reportYear = 2023
        report.evidence["reportYear"] = ReportEvidence(range: TextRange(2, 4), from: .body, rule: "r")
        report.outline = [
            OutlineSection(
                number: "一、", level: 1, title: "情况", range: TextRange(0, 9),
                children: [OutlineSection(number: "（一）", level: 2, title: "办案", range: TextRange(3, 9))])
        ]
        report.figures = [
            ReportFigure(id: "f1", value: 12, unit: "件", quote: "12件", range: TextRange(4, 7)),
            ReportFigure(id: "f2", value: 12, unit: "件", quote: "12件", range: TextRange(12, 15)),
            ReportFigure(
                id: "f3", value: 300, unit: "人次", qualifier: .about, quote: "约300人次", range: TextRange(18, 24)),
        ]
        report.problems = [ReportItem(text: "存在普法形式单一、覆盖不够的问题", range: TextRange(25, 41))]
        report.findings = [
            ReportFinding(rule: "contents.missing", item: "plans", severity: .warning, message: "m", range: nil)
        ]
        return report
    }

    private func differences(_ labels: String) throws -> [ReportDifference] {
        ReportComparison(report(), with: try GoldLabels(json: Data(labels.utf8))).differences
    }

    /// Labels that agree with the report in everything.
    private static let agreeing = """
        "kind": "annual-report", "title": "临江市司法局2023年 报告", "reportYear": 2023,
        "headings": [{"number": "一、", "title": "情况"}, {"number": "(一)", "title": "办案"}],
        "figures": [{"value": 12, "unit": "件"}, {"value": 12.0, "unit": "件"},
                    {"value": 300, "unit": "人次", "qualifier": "about"}],
        "problems": ["普法形式单一、覆盖不够"], "findings": ["contents.missing:plans"]
        """

    @Test func `width, white space and an item's edges make no difference`() throws {
        #expect(try differences("{\(Self.agreeing)}").isEmpty)
    }

    @Test func `a scalar is missed, extra or other`() throws {
        let labels = Self.agreeing.replacing(#""reportYear": 2023"#, with: #""agency": "临江市司法局""#)
            .replacing("annual-report", with: "other")
        #expect(
            try differences("{\(labels)}") == [
                ReportDifference("agency", .missed("临江市司法局")),
                ReportDifference("reportYear", .extra("2023"), range: TextRange(2, 4)),
                ReportDifference("kind", .other(want: "other", have: "annual-report")),
            ])
    }

    @Test func `what the labels do not name is not compared, and what they name as null is to be empty`() throws {
        let silent = Self.agreeing.replacing(#""kind": "annual-report", "#, with: "")
            .replacing(#", "findings": ["contents.missing:plans"]"#, with: "")
        #expect(try differences("{\(silent)}").isEmpty)
        #expect(
            try differences(#"{\#(silent), "kind": null}"#) == [ReportDifference("kind", .extra("annual-report"))])
    }

    @Test func `repeats count one by one`() throws {
        let labels = Self.agreeing.replacing(#"{"value": 12, "unit": "件"}, {"value": 12.0"#, with: #"{"value": 12.0"#)
        #expect(
            try differences("{\(labels)}") == [
                ReportDifference("figures", .extra("12 件"), range: TextRange(12, 15))
            ])
        let more = Self.agreeing.replacing(#"[{"value": 12,"#, with: #"[{"value": 12, "unit": "件"}, {"value": 12,"#)
        #expect(try differences("{\(more)}") == [ReportDifference("figures", .missed("12 件"))])
    }

    @Test func `a figure that may be left out is not extra, nor any where not all are labelled`() throws {
        let fewer = Self.agreeing.replacing(#"{"value": 12, "unit": "件"}, {"value": 12.0"#, with: #"{"value": 12.0"#)
        let optional = #"{\#(fewer), "figuresOptional": [{"value": 12, "unit": "件"}]}"#
        #expect(try differences(optional).isEmpty)
        #expect(try differences(#"{\#(fewer), "figuresComplete": false}"#).isEmpty)
    }

    @Test func `how exact a figure is is compared where value and unit agree`() throws {
        let labels = Self.agreeing.replacing("about", with: "exact")
        #expect(
            try differences("{\(labels)}") == [
                ReportDifference(
                    "qualifier", .other(want: "300 人次 exact", have: "300 人次 about"), range: TextRange(18, 24))
            ])
    }

    @Test func `items are matched one to one`() throws {
        let labels = Self.agreeing.replacing(
            #"["普法形式单一、覆盖不够"]"#, with: #"["普法形式单一、覆盖不够的问题", "存在普法形式单一、覆盖不够"]"#)
        let found = try differences("{\(labels)}")
        #expect(found.count == 1)
        guard case .missed = found.first?.change else {
            Issue.record("\(found)")
            return
        }
    }

    @Test func `a finding with an item is another than one with another item`() throws {
        let labels = Self.agreeing.replacing("contents.missing:plans", with: "contents.missing:problems")
        #expect(
            try differences("{\(labels)}") == [
                ReportDifference("findings", .missed("contents.missing:problems")),
                ReportDifference("findings", .extra("contents.missing:plans")),
            ])
    }
}
