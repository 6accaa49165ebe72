import Messages
import Testing

@Suite struct ReaderLimitTests {
    private struct Noise: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    @Test func `any mixture of marks is read and its ranges hold`() {
        let pieces = [
            "一、", "二、", "（一）", "(二)", "三)", "1.", "2.", "（1）", "(2)", "\n", "。", "；", "：", " ", "　", "《", "》", "2023年",
            "2023年1月5日", "二〇二三年一月", "索引号：", "文 号：", "发布日期：", "来源：", "|", "•", ">", "法治", "报告", "关于", "现将",
            "某县人民政府", "一是", "附件下载", "𠀀", "\u{FFFD}", "十", "9", "(", ")", "005254130/2024-00001", "", "A",
        ]
        var noise = Noise(state: 21)
        for _ in 0..<2_000 {
            let count = Int.random(in: 0...40, using: &noise)
            let report = read((0..<count).compactMap { _ in pieces.randomElement(using: &noise) }.joined())
            let total = report.text.unicodeScalars.count
            #expect(report.body.end <= total)
            for section in flat(report.outline) {
                #expect(section.range.end <= total)
                #expect(slice(report, section.range).hasPrefix(section.number))
            }
            for citation in report.citations { #expect(slice(report, citation.range) == citation.name) }
            for evidence in report.evidence.values { #expect((evidence.range?.end ?? 0) <= total) }
        }
    }

    @Test func `nothing at all is a report that states nothing`() {
        let report = read("")
        #expect(report.kind == .other)
        #expect(report.title == nil)
        #expect(report.body == TextRange(0, 0))
    }

    /// Each list, the section that it is of, and what fills it.
    private static let fillers: [(list: String, section: String, unit: String)] = [
        ("outline", "存在的问题", "1.甲\n"), ("figures", "存在的问题", "检查9次。"), ("citations", "存在的问题", "《甲》"),
        ("findings", "存在的问题", "在XX村。"), ("problems", "存在的问题", "执法人员不够多。"), ("commitments", "下一步打算", "充实基层执法队伍。"),
    ]

    @Test(.timeLimit(.minutes(10)), arguments: fillers)
    func `a list is cut at its limit, and a finding says so`(list: String, section: String, unit: String) {
        let report = read(
            "青山县水务局2022年度法治政府建设情况报告\n现将情况报告如下。\n一、\(section)\n" + String(repeating: unit, count: 60_000))
        let counts = [
            "outline": flat(report.outline).count, "figures": report.figures.count, "citations": report.citations.count,
            "findings": report.findings.count { $0.rule != "list.full" }, "problems": report.problems.count,
            "commitments": report.commitments.count,
        ]
        #expect(counts[list] == 50_000)
        #expect(report.findings.count { $0.rule == "list.full" && $0.item == list } == 1)
        for count in counts.values { #expect(count <= 50_000) }
    }

    /// A reader that looked back or ahead without a bound would take hours for these, and the limit would end it.
    @Test(
        .timeLimit(.minutes(10)),
        arguments: [
            "一", "（", "《", "1.", "（一）甲\n", "2023年", "\n", " ", "》", "《a", "一、甲。", "|", "发布日期：\n", "一是", "存在", "其中3件、",
            "• ",
            "　　", "中共", "甲县", "下一步，", "“", "第一，", "XX局",
        ])
    func `what is repeated without end is read`(unit: String) {
        let text = String(repeating: unit, count: 300_000 / unit.unicodeScalars.count)
        for start in ["", "青山县水务局2022年度法治政府建设情况报告\n现将情况报告如下。\n一、存在的问题\n"] {
            let report = read(start + text)
            #expect(report.body.end <= report.text.unicodeScalars.count)
        }
    }
}
