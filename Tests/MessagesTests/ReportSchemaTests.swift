import Foundation
import Messages
import Testing

@Suite struct ReportSchemaTests {
    /// A report in which every field is stated.
    private var report: Report {
        let range = TextRange(0, 1)
        var report = Report(
            documentId: String(repeating: "ab", count: 32), reportId: "r", revision: 1, kind: .annualReport,
            source: ReportSource(
                fileName: "a.txt", mediaType: "text/plain", sha256: "ab", size: 12, encoding: "gb18030",
                replacements: 2, url: "u", publisher: "某局", declared: ["year": "2023"],
                attachments: ["a.pdf"], recognition: ReportRecognition(confidence: 0.875, pages: 2)),
            text: "甲乙", body: range, reader: ReaderIdentity(version: "1", lexicon: "2"))
        report.parent = "cd"
        report.title = "甲"
        report.reportYear = 2023
        report.agency = ReportAgency(
            key: "k", name: "某局", joint: ["另一局"],
            division: AdministrativeDivision(code: "410104", name: "某区", path: ["某省"]), level: .county, kind: .branch)
        report.indexNumber = IndexNumber(
            raw: "x", scheme: "s", organizationCode: "o", organizationCodeValid: true, creditCodeValid: true,
            year: 2024, serial: "1")
        report.docNumber = "某发〔2024〕1号"
        report.dateWritten = CivilDate(year: 2024, month: 2, day: 29)
        report.datePublished = CivilDate(year: 2024, month: 3, day: 1)
        report.evidence["title"] = ReportEvidence(range: range, from: .header, rule: "t")
        report.outline = [
            OutlineSection(
                number: "一、", level: 1, title: "甲", role: .achievements, range: range,
                children: [OutlineSection(number: "1", level: 2, title: "乙", range: range)])
        ]
        report.figures = [
            ReportFigure(
                id: "f", value: 1.5, unit: "件", subject: "案", qualifier: .atLeast, period: "2023", partOf: "g",
                section: [0], sectionLabel: "一", quote: "甲", range: range)
        ]
        report.citations = [
            ReportCitation(name: "法", canonicalName: "某法", docNumber: "1号", alias: "法", kind: .law, range: range)
        ]
        report.duties = [ReportDuty(duty: "d", taxonomy: "t", sections: [[0]], evidence: [range])]
        report.problems = [ReportItem(text: "甲", range: range)]
        report.commitments = [ReportItem(text: "乙", range: range)]
        report.findings = [ReportFinding(rule: "r", item: "f", severity: .warning, message: "m", range: range)]
        return report
    }

    private func json() throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: JSONEncoder().encode(report)) as? [String: Any])
    }

    @Test func `a report with every field fits the schema`() throws {
        #expect(try SchemaCheck("report").faults(json()) == [])
    }

    @Test func `the schema names what is wrong`() throws {
        var json = try json()
        json["schema"] = "guidang.report.v2"
        json["body"] = [1]
        json["text"] = nil
        json["colour"] = "red"
        let faults = try SchemaCheck("report").faults(json)
        for place in ["$.schema", "$.body", "$.text", "$.colour"] {
            #expect(faults.contains { $0.hasPrefix(place) }, "\(place)")
        }
    }
}
