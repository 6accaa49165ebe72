import GRDB
import IndexService
import Messages
import QueryLanguage
import Testing

@testable import StageKit

/// Rules of the language that an index could well get wrong, each by the index and by an evaluation of the report.
@Suite struct SearchRulesTests {
    private static func check(_ typed: String, _ report: Report, tags: [String] = [], _ expected: Bool) throws {
        let index = try TemporaryIndex()
        try index.add(report, tags: tags)
        #expect(try !index.search(typed).hits.isEmpty == expected, "\(typed) in the index")
        #expect(try Query(typed).matches(report, tags: tags) == expected, "\(typed) on the report")
    }

    private static func listing(_ text: String, problems: [TextRange] = [], plans: [TextRange] = []) throws -> Report {
        var report = try makeReport(1, text)
        report.problems = problems.map { ReportItem(text: "", range: $0) }
        report.commitments = plans.map { ReportItem(text: "", range: $0) }
        return report
    }

    @Test(arguments: [
        ("in:problems (执法 NEAR 不严)", true), ("in:problems (执法 NEAR 培训)", false), ("in:plans (执法 NEAR 培训)", false),
        ("in:problems|plans (执法 NEAR 培训)", false), ("in:problems|plans (不严 同段 培训)", true),
        ("in:problems|plans (不严 NEAR/5 培训)", false), ("in:problems|plans (不严 NEAR/6 培训)", true),
        ("in:problems|plans (执法 NEAR/2 培训)", false), ("in:problems|plans (执法 NEAR/3 培训)", true),
        ("in:problems (执法 NEAR 队伍)", false), ("执法 NEAR 队伍", true),
    ])
    func `phrases near each other in a part stand in its items and are near in the text`(
        typed: String, fits: Bool
    ) throws {
        let report = try Self.listing(
            "执法队伍不严，执法。一步培训", problems: [TextRange(0, 2), TextRange(4, 10)], plans: [TextRange(11, 14)])
        try Self.check(typed, report, fits)
    }

    @Test(arguments: [
        ("in:title (年度 NEAR 报告)", true), ("in:title (年度 NEAR/1 报告)", false), ("in:title (年度 NEAR/2 报告)", true),
        ("in:headings (加强 NEAR 执法)", true), ("in:headings (加强 NEAR 普法)", false), ("in:headings (加强 NEAR/9 普法)", false),
        ("in:headings (加强 NEAR/0 执法)", true), ("in:title|headings (年度 NEAR 执法)", false), ("加强 NEAR 执法", false),
    ])
    func `of a title and of each heading all phrases stand in the same one`(typed: String, fits: Bool) throws {
        var report = try makeReport(1, "正文", title: "年度工作\n\n报告")
        report.outline = [
            OutlineSection(number: "一、", level: 1, title: "加强执法", range: TextRange(0, 1)),
            OutlineSection(number: "二、", level: 1, title: "普法", range: TextRange(1, 2)),
        ]
        try Self.check(typed, report, fits)
    }

    @Test(arguments: [
        ("〔2017〕47号 NEAR/1 执行", true), ("〔2017〕47号 NEAR/0 执行", false), ("国办发〔2017〕47号 NEAR 执行", true),
        ("in:problems 〔2017〕47号", true), ("in:plans 〔2017〕47号", false), ("in:problems 办发〔2017〕47号", false),
        ("in:problems (〔2017〕47号 NEAR 执行)", true), ("“〔2017〕47号 ab”*", false), ("〔2017〕47号，*", true),
        ("〔2017〕48号 NEAR 执行", false),
    ])
    func `a number is near, and in a part, however it is written`(typed: String, fits: Bool) throws {
        let report = try Self.listing("按国办发[二〇一七]第四十七号，执行。", problems: [TextRange(4, 18)], plans: [TextRange(4, 10)])
        try Self.check(typed, report, fits)
    }

    @Test func `a beginning of a word behind a number is found however the number is written`() throws {
        try Self.check("“〔2017〕47号ab”*", makeReport(1, "国办发[二〇一七]四十七号abc"), true)
        try Self.check("“〔2017〕47号b”*", makeReport(1, "国办发[二〇一七]四十七号abc"), false)
    }

    @Test(arguments: [
        ("in:problems 法治", false), ("in:problems 法", true), ("in:problems abc", false), ("in:problems 治政", true),
        ("in:problems 法治政", false), ("in:problems 政府", false), ("in:plans 政府", true), ("in:plans 治政府", true),
        ("in:plans 府abc", false),
    ])
    func `a phrase lies as a whole in one item`(typed: String, fits: Bool) throws {
        let report = try Self.listing(
            "法治政府abc", problems: [TextRange(0, 1), TextRange(1, 3), TextRange(4, 6)],
            plans: [TextRange(1, 4), TextRange(2, 5), TextRange(2, 3)])
        try Self.check(typed, report, fits)
    }

    @Test(arguments: [
        ("甲 NEAR/0 乙", true), ("甲 NEAR/1 丙", true), ("甲 NEAR/0 丙", false), ("丙 NEAR/1 甲", true), ("“甲乙”", false),
    ])
    func `a blank line counts nothing between phrases, and no phrase reaches over it`(typed: String, fits: Bool) throws
    {
        try Self.check(typed, makeReport(1, "甲\n\n乙\n\n丙"), fits)
    }

    @Test(arguments: [
        ("长 NEAR/0 短", true), ("长长长长 NEAR/0 短", true), ("短短 NEAR/0 长", true), ("长 NEAR/0 尾", false),
        ("短 NEAR/0 尾", false),
    ])
    func `distance is counted from the end of the phrase that ends first`(typed: String, fits: Bool) throws {
        try Self.check(typed, makeReport(1, "长长长长短短，尾"), fits)
    }

    @Test func `a beginning of more words than are looked for is refused, and one of fewer is found whole`() throws {
        let index = try TemporaryIndex()
        let words = (0...2_000).map { "x\(10_000 + $0)" }
        try index.add(try makeReport(1, words.joined(separator: "，")))
        try index.add(try makeReport(2, "x11999"))
        let error = try #require(#expect(throws: QueryError.self) { try index.search("法 OR x1*") })
        #expect(error.code == .tooManyWords && error.message.english.contains("x1") && error.hint.chinese.contains("多"))
        #expect(try index.found("x11*") == [documentId(1), documentId(2)])
        #expect(try index.found("x11999*") == [documentId(1), documentId(2)])
    }

    @Test(arguments: ["202*", "in:title 2*", "in:headings 31*", "in:headings “第3”*"])
    func `a beginning of a number is found that stands in a title or heading alone`(typed: String) throws {
        var report = try makeReport(1, "正文", title: "2024年")
        report.outline = [OutlineSection(number: "一、", level: 1, title: "第317", range: TextRange(0, 1))]
        try Self.check(typed, report, true)
    }

    @Test func `long titles and many headings and names are found to their ends`() throws {
        let filler = String(repeating: "依法行政", count: 400)
        var report = try makeReport(1, "正文", title: filler + "题末")
        report.outline = (0..<3_000).map {
            OutlineSection(number: "", level: 1, title: "第\($0)章依法行政总结", range: TextRange(0, 1))
        }
        report.agency = ReportAgency(key: "k", name: filler + "局末", joint: ["联合" + filler], kind: .department)
        report.citations = (0..<3_000).map { ReportCitation(name: "第\($0)号关于依法行政", range: TextRange(0, 1)) }
        let typed = ["in:title 题末", "in:headings 第2999章依法", "agency:局末", "agency:联合", "cites:第2999号关于"]
        let index = try TemporaryIndex()
        try index.add(report)
        for words in typed {
            #expect(try index.found(words) == [documentId(1)], "\(words)")
            #expect(try Query(words).matches(report, tags: []), "\(words)")
        }
    }

    @Test(arguments: [("地区:5001", true), ("地区:50", true), ("地区:500103", true), ("地区:5002", false), ("地区:重庆", true)])
    func `a county that lies in no prefecture begins with the code of one`(typed: String, fits: Bool) throws {
        var report = try makeReport(1, "正文")
        report.agency = ReportAgency(
            key: "k", name: "某局",
            division: AdministrativeDivision(code: "500103", name: "渝中区", path: ["重庆市", "渝中区"]), kind: .department)
        try Self.check(typed, report, fits)
    }

    @Test func `a measure word of percent has one form, and a long tag is a tag`() throws {
        var report = try makeReport(1, "正文")
        report.figures = [
            ReportFigure(id: "f", value: 95, unit: "％", subject: "办结\n\n率", quote: "", range: TextRange(0, 1))
        ]
        try Self.check("unit:%", report, true)
        try Self.check("figure:办结率>=95%", report, true)
        try Self.check("figure:办结率>95%", report, false)
        let tag = String(repeating: "夹", count: 300)
        try Self.check("tag:\(tag)", report, tags: [tag], true)
        try Self.check("tag:\(tag.dropLast())", report, tags: [tag], false)
    }

    @Test func `a store of an older version gets its posting lists anew`() throws {
        let index = try TemporaryIndex(reportsOfSegment: 2)
        try index.add(try (1...9).map { try makeReport($0, "甲\n\n乙\($0)", year: 2020 + $0 % 2) })
        try index.queue.write { try $0.execute(sql: "DELETE FROM posting") }
        #expect(try index.found("甲 NEAR/0 乙").count < 9)
        let anew = try #require(IndexArchive.migrations.first { $0.version == 5 })
        try index.queue.write { try anew.apply($0) }
        #expect(try index.found("甲 NEAR/0 乙").count == 9)
        #expect(try index.found("year:2020").count == 4)
        #expect(try index.faults() == [])
    }
}
