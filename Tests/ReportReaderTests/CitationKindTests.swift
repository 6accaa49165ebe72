import Messages
import ReportReader
import Testing

private func citations(_ sentence: String) -> [ReportCitation] {
    read("青山县水务局2022年度法治政府建设情况报告\n\n现将2022年情况报告如下。\n一、主要工作\n\(sentence)\n").citations
}

@Suite struct CitationKindTests {
    @Test(arguments: [
        ("中华人民共和国土地管理法", "law"), ("行政处罚法", "law"), ("新安徽法", "law"),
        ("政府信息公开条例", "administrative-regulation"), ("贵州省数据要素流通条例（草案）", "local-regulation"),
        ("党政领导干部选拔任用工作条例", "party-regulation"),
        ("党政主要负责人履行推进法治建设第一责任人职责规定", "party-regulation"), ("自然资源行政处罚办法", "rule"),
        ("黑龙江省行政规范性文件管理办法", "rule"), ("重大行政决策合法性审查制度", "internal-system"),
        ("2023年度自然资源工作要点", "plan"), ("法治政府建设实施纲要（2021—2025年）", "plan"),
        ("关于加强法治政府建设的意见", "policy"), ("小马里奥成长记", "other"),
    ])
    func `a cited text is told by its name`(_ name: String, _ kind: String) {
        #expect(citations("学习《\(name)》。").map(\.kind.rawValue) == [kind])
    }

    @Test(arguments: ["中华人民共和国土地管理法", "土地管理法", "土地管理法（试行）", "中華人民共和國土地管理法"])
    func `a national law has one name however it is cited`(_ name: String) {
        #expect(citations("学习《\(name)》。").map(\.canonicalName) == ["土地管理法"])
    }

    @Test func `a short name stands for what it was given to`() {
        let found = citations("执行《中华人民共和国行政复议法实施条例》（以下简称《实施条例》），落实《实施条例》要求。")
        #expect(found.first?.alias == "实施条例")
        #expect(found.last?.canonicalName == "行政复议法实施条例")
    }

    @Test(arguments: [
        "《青山县2022年度法治政府建设情况报告》解读\n发布日期：2023-03-14　来源：青山县司法局\n县政府公布了报告。\n一、起草背景\n按要求起草。\n",
        "青山县司法局关于印发《青山县2022年度法治政府建设情况报告》的通知\n发布日期：2023-03-14\n一、起草背景\n按要求起草。\n",
    ])
    func `a title that the page's words part from the text has its citations too`(_ text: String) {
        let report = read(text)
        #expect(report.citations.map(\.name) == ["青山县2022年度法治政府建设情况报告"])
        #expect(report.citations.map { slice(report, $0.range) } == ["青山县2022年度法治政府建设情况报告"])
    }

    @Test func `the number behind a name belongs to it`() {
        #expect(citations("印发《工作规则》（青水〔2022〕48号）。").first?.docNumber == "青水〔2022〕48号")
    }
}
