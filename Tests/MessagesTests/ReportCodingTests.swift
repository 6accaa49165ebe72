import Foundation
import Messages
import Testing

@Suite struct ReportCodingTests {
    private static var sample: Report {
        var report = Report(
            documentId: String(repeating: "ab", count: 32),
            reportId: "r1",
            revision: 2,
            kind: .annualReport,
            source: ReportSource(
                fileName: "a.txt",
                mediaType: "text/plain",
                sha256: "ab",
                size: 12,
                encoding: "utf-8",
                publisher: "某局",
                declared: ["year": "2023"]
            ),
            text: "甲乙𠀀丙",
            body: TextRange(1, 4),
            reader: ReaderIdentity(version: "1", lexicon: "2")
        )
        report.title = "题"
        report.reportYear = 2023
        report.agency = ReportAgency(
            key: "410104 某局",
            name: "某局",
            joint: ["另一局"],
            division: AdministrativeDivision(code: "410104", name: "某区", path: ["某省", "某市", "某区"]),
            level: .county,
            kind: .branch
        )
        report.indexNumber = IndexNumber(
            raw: "005254130/2024-00001",
            scheme: "org9/year-serial",
            organizationCode: "005254130",
            organizationCodeValid: true,
            year: 2024,
            serial: "00001"
        )
        report.dateWritten = CivilDate(year: 2024, month: 2, day: 29)
        report.evidence["title"] = ReportEvidence(range: TextRange(0, 1), from: .header, rule: "t")
        report.outline = [
            OutlineSection(
                number: "一、",
                level: 1,
                title: "甲",
                role: .achievements,
                range: TextRange(0, 4),
                children: [OutlineSection(number: "(一)", level: 2, title: "乙", range: TextRange(1, 4))]
            )
        ]
        report.figures = [
            ReportFigure(
                id: "f1",
                value: 12_000,
                unit: "件",
                subject: "案",
                qualifier: .atLeast,
                period: "2023",
                partOf: nil,
                section: [0, 0],
                sectionLabel: "一、(一)",
                quote: "乙",
                range: TextRange(1, 2)
            )
        ]
        report.citations = [ReportCitation(name: "乙", kind: .law, range: TextRange(1, 2))]
        report.duties = [
            ReportDuty(duty: "disputes", taxonomy: "outline-2021", sections: [[0, 0]], evidence: [TextRange(0, 1)])
        ]
        report.problems = [ReportItem(text: "丙", range: TextRange(3, 4))]
        report.findings = [ReportFinding(rule: "figures.sum", severity: .warning, message: "m", range: nil)]
        return report
    }

    private func object(_ report: Report) throws -> [String: Any] {
        let data = try JSONEncoder().encode(report)
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    private func decode(_ object: [String: Any]) throws -> Report {
        try JSONDecoder().decode(Report.self, from: JSONSerialization.data(withJSONObject: object))
    }

    @Test func `a report survives coding`() throws {
        let report = Self.sample
        let data = try JSONEncoder().encode(report)
        #expect(try JSONDecoder().decode(Report.self, from: data) == report)
    }

    @Test func `ranges are pairs, dates are ISO, what is not stated is absent`() throws {
        let coded = try object(Self.sample)
        #expect(coded["body"] as? [Int] == [1, 4])
        #expect(coded["dateWritten"] as? String == "2024-02-29")
        #expect(coded["datePublished"] == nil)
        #expect(coded["docNumber"] == nil)
        #expect((coded["kind"] as? String) == "annual-report")
        #expect(coded["schema"] as? String == "guidang.report.v1")
    }

    @Test func `fields and values of a newer writer are taken as they come`() throws {
        var coded = try object(Self.sample)
        coded["mood"] = ["hopeful": true]
        coded["kind"] = "five-year-report"
        coded["schema"] = "guidang.report.v1.3"
        coded["commitments"] = nil
        let report = try decode(coded)
        #expect(report.kind.rawValue == "five-year-report")
        #expect(report.commitments.isEmpty)
    }

    @Test(arguments: ["guidang.report.v2", "guidang.report.v10", "guidang.report", "other.v1", ""])
    func `another major version is refused with a clear error`(schema: String) throws {
        var coded = try object(Self.sample)
        coded["schema"] = schema
        let error = #expect(throws: DecodingError.self) { try decode(coded) }
        #expect("\(try #require(error))".contains("guidang.report.v1"))
    }

    @Test func `impossible ranges and days are refused`() throws {
        var coded = try object(Self.sample)
        coded["body"] = [4, 1]
        #expect(throws: DecodingError.self) { try decode(coded) }
        coded = try object(Self.sample)
        coded["dateWritten"] = "2023-02-29"
        #expect(throws: DecodingError.self) { try decode(coded) }
    }

    @Test func `only days of the calendar are dates`() {
        #expect(CivilDate(iso: "2024-02-29")?.iso == "2024-02-29")
        for wrong in [
            "1900-02-29", "2024-13-01", "2024-00-10", "2024-1-1", "2024-01-00", "２０２４-01-01", "", "2024-01-011",
        ] {
            #expect(CivilDate(iso: wrong) == nil, "\(wrong)")
        }
    }
}
