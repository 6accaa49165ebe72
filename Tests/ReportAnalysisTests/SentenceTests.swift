import Messages
import ReportAnalysis
import Testing

@Suite struct SentenceTests {
    @Test func `a body is cut at marks and line ends, and each range is the sentence`() {
        let report = Report.draft("a", "全年办理行政复议案件，共三十件。发现问题当场交办，逐项整改！\n　　仍有不足，需要改进；")
        #expect(
            report.sentences.items.map { report.words($0.range) } == [
                "全年办理行政复议案件，共三十件。", "发现问题当场交办，逐项整改！", "仍有不足，需要改进；",
            ])
    }

    @Test func `headings, titles, signatures and short sentences do not count`() {
        let text = "某某县司法局二〇二二年法治报告\n一、主要工作\n（一）健全学法机制，提升依法行政的能力。全年组织集中学法十二次，覆盖全部科室。特此报告。\n某某县司法局办公室"
        let outline = [
            OutlineSection(
                number: "一、", level: 1, title: "主要工作", range: TextRange(16, 78),
                children: [
                    OutlineSection(
                        number: "（一）", level: 2, title: "健全学法机制，提升依法行政的能力", range: TextRange(23, 78))
                ])
        ]
        let report = Report.draft("a", text, outline: outline)
        #expect(report.sentences.counted.map { report.words($0.range) } == ["全年组织集中学法十二次，覆盖全部科室。"])
        #expect(report.sentences.items.contains { report.words($0.range) == "（一）健全学法机制，提升依法行政的能力。" })
    }

    @Test func `what is outside the body gives no sentence`() {
        var report = Report.draft("a", "打印本页，关闭窗口，返回首页。全年办理行政复议案件，共三十件。")
        report.body = TextRange(15, 31)
        #expect(report.sentences.items.map { report.words($0.range) } == ["全年办理行政复议案件，共三十件。"])
    }

    @Test(arguments: [
        ("全年办理案件1,234件，同比下降2.5%。", "全年办理案件98件，同比下降十二%。"),
        ("２０２２年，召开会议３次，听取汇报。", "2023年,召开会议12次,听取汇报。"),
        ("投入经费1.2万元，用于改善条件设施。", "投入经费三百万元，用于改善条件设施。"),
    ])
    func `numbers of either script, width and punctuation make no difference to the masked hash`(
        one: String, other: String
    ) {
        let (left, right) = (Report.draft("a", one).sentences, Report.draft("b", other).sentences)
        #expect(left.items.map(\.maskedHash) == right.items.map(\.maskedHash))
        #expect(left.items.map(\.exactHash) != right.items.map(\.exactHash))
    }

    @Test func `any text and any ranges are taken`() {
        var random = TestRandom(7)
        let alphabet = Array("一、（）。；\n 　1.2，,甲乙丙𠀀é\u{FEFF}".unicodeScalars)
        for _ in 0..<500 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...60, using: &random) {
                text.append(alphabet.randomElement(using: &random) ?? "甲")
            }
            func any() -> TextRange {
                TextRange(Int.random(in: 0...80, using: &random), Int.random(in: 0...80, using: &random))
            }
            let outline = [OutlineSection(number: "一、", level: 1, title: "甲", range: any())]
            let sentences = Sentences(of: String(text), body: any(), outline: outline)
            var end = 0
            for sentence in sentences.items {
                #expect(sentence.range.start >= end && sentence.range.end <= text.count)
                end = sentence.range.end
            }
        }
    }
}
