import Messages
import ReportReader
import Testing

private func duties(_ sentence: String, year: Int = 2022) -> [ReportDuty] {
    read("青山县水务局\(year)年度法治政府建设情况报告\n\n现将\(year)年情况报告如下。\n一、主要工作\n（一）工作。\n\(sentence)\n").duties
}

@Suite struct DutyTests {
    @Test func `a duty is shown by its words, and says where`() throws {
        let text = "开展“谁执法谁普法”。"
        let found = try #require(duties(text).first { $0.duty == "law-lists" })
        #expect(found.taxonomy == "outline-2021")
        #expect(found.sections == [[0, 0]])
        #expect(found.evidence.count == 1)
    }

    @Test func `of several words that show a duty together all must be in one sentence`() {
        #expect(duties("规范性文件及时备案。").contains { $0.duty == "normative-filing" })
        #expect(!duties("制定规范性文件。合同已备案。").contains { $0.duty == "normative-filing" })
    }

    @Test func `each year is read by the taxonomy of its time`() {
        #expect(duties("开展普法。", year: 2019).map(\.taxonomy) == ["outline-2015"])
        #expect(duties("开展普法。", year: 2024).map(\.taxonomy) == ["outline-2021"])
    }

    @Test func `a report that is silent speaks to none`() { #expect(duties("完成任务。").isEmpty) }
}
