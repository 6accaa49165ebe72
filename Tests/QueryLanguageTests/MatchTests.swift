import Messages
import QueryGenerator
import QueryLanguage
import Testing

@Suite struct MatchTests {
    private func fits(_ typed: String, _ report: Report) throws -> Bool { try Query(typed).matches(report, tags: []) }

    @Test(arguments: [
        ("abc", "法abc治", true), ("bc", "法abc治", false), ("abc", "法abcпривет", false), ("abc*", "法abcпривет", true),
        ("привет", "法привет治", true), ("привет", "法приветabc", false), ("法abc*", "法abcпривет", true),
        ("法abc*", "法\n\nabcd", false), ("法治", "法\n治", true), ("法治", "法\n\n治", false),
        ("law school", "lawschool", false),
        ("“law school”", "Law\nSCHOOL", true), ("aa", "aaa", false), ("法法", "法法法", true),
    ])
    func `a phrase stands where its units do`(typed: String, text: String, expected: Bool) throws {
        #expect(try fits(typed, makeReport(text)) == expected)
    }

    @Test func `parts are looked at alone`() throws {
        var report = makeReport("执法不严。下一步加强执法培训。", title: "年度报告")
        report.problems = [ReportItem(text: "执法不严", range: TextRange(0, 4))]
        report.commitments = [ReportItem(text: "加强执法培训", range: TextRange(8, 14))]
        report.outline = [OutlineSection(number: "一、", level: 1, title: "成效", range: TextRange(0, 15))]
        #expect(try fits("in:problems 执法", report))
        #expect(try !fits("in:problems 培训", report))
        #expect(try !fits("in:problems “不严。”", report))
        #expect(try fits("in:plans:培训 不严", report))
        #expect(try fits("in:title 年度", report) && !fits("in:title 执法", report))
        #expect(try fits("in:headings 成效", report) && !fits("成效", report))
        #expect(try fits("in:problems|plans 不严 培训", report))
    }

    @Test func `what is not stated fits no field but its negation`() throws {
        let report = makeReport("法")
        for typed in ["year:2020", "agency:法", "division:41", "level:县", "kind:部门", "figure:法", "cites:法", "unit:件"] {
            #expect(try !fits(typed, report), "\(typed)")
            #expect(try fits("-" + typed, report), "\(typed)")
        }
        #expect(try fits("kind:annual-report", report) && !fits("kind:other", report))
    }

    @Test func `other documents and other organs are not the same`() throws {
        var report = makeReport("法")
        report.agency = ReportAgency(key: "k", name: "某会", kind: .other)
        #expect(try fits("kind:other-agency", report) && !fits("kind:other", report))
    }

    @Test(arguments: [
        ("河南", true), ("河南省", true), ("河南省郑州市", true), ("郑州", true), ("管城回族区", true), ("州市", false), ("河南郑州", false),
        ("郑州市管城回族区以外", false), ("41", true), ("4101", true), ("410104", true), ("4102", false), ("410000", true),
    ])
    func `a division is named by its code or along its path`(typed: String, expected: Bool) throws {
        var report = makeReport("法")
        report.agency = ReportAgency(
            key: "k", name: "某局",
            division: AdministrativeDivision(code: "410104", name: "管城回族区", path: ["河南省", "郑州市", "管城回族区"]),
            kind: .department)
        #expect(try fits("地区:" + typed, report) == expected)
    }

    @Test func `a finding is named by its rule or by the rule's family, not by any beginning`() throws {
        var report = makeReport("法")
        report.findings = [ReportFinding(rule: "figures.sum", severity: .warning, message: "")]
        #expect(try fits("finding:figures.sum", report) && fits("finding:figures", report))
        #expect(try !fits("finding:figure", report) && !fits("finding:figures.su", report))
    }
}
