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

    @Test(arguments: [
        ("建成调解室3个，排查矛盾9件，全部化解。", "mediation"), ("对违法行为罚款9万元。", "penalties"), ("严格执法，立案查处9起。", "enforcement"),
        ("审查各类文件9件，提出修改意见3条。", "legality-review"), ("公开政务、财务信息9条。", "openness"),
    ])
    func `a duty need not be named to be told of`(_ sentence: String, _ duty: String) {
        for year in [2019, 2023] { #expect(duties(sentence, year: year).contains { $0.duty == duty }) }
    }

    @Test(arguments: [
        ("优化营商环境。", "business-environment"), ("随机检查，推进双随机。", "inspection"), ("规范性文件及时备案。", "normative-filing"),
    ])
    func `the older taxonomy has what its outline asked for`(_ sentence: String, _ duty: String) {
        #expect(duties(sentence, year: 2019).contains { $0.duty == duty })
    }

    @Test func `each year is read by the taxonomy of its time`() {
        #expect(duties("开展普法。", year: 2019).map(\.taxonomy) == ["outline-2015"])
        #expect(duties("开展普法。", year: 2024).map(\.taxonomy) == ["outline-2021"])
    }

    @Test func `a report that is silent speaks to none`() { #expect(duties("完成任务。").isEmpty) }
}
