import QueryGenerator
import QueryLanguage
import Testing

/// What is copied out of a text into quotes always finds that text.
@Suite struct TextPieceTests {
    private static let pieces =
        [
            "法", "治", "關", "於", "國", "国", "複", "复", "著", "乾", "“", "”", "《", "》", "（", "）", "(", ")", "，", "。", "、",
            "…", "—",
        ]
        + ["〔", "〕", "[", "]", "2017", "２０", "〇", "零", "四十七", "第", "号", "国办发〔二〇一七〕四十七号", "豫政（2017）第3号", "％"]
        + [
            "law", "É", "e\u{301}", "привет", "ﬁ", "㈠", "㎡", "①", "\u{2F00}", "\u{FEFF}", "\u{200B}", "👨‍👩‍👧", "\u{20000}",
            "ｶﾞ", "が",
        ]
        + [
            "AND", "OR", "-", "+", "*", ":", "in:", "NEAR", "\"", "&&", "||", " ", "　", "\t", "\n", "\r\n", "\n\n",
            "\u{2028}", "。。", "\u{0}",
        ]

    @Test(arguments: [51, 52, 53] as [UInt64])
    func `a quoted piece of any text finds it and is marked`(seed: UInt64) throws {
        var random = Seeded(state: seed)
        for _ in 0..<600 {
            let text = (0..<random.number(1...50)).map { _ in random.pick(Self.pieces) }.joined()
            let report = FoldedReport(makeReport(text), tags: [])
            for _ in 0..<4 {
                guard let piece = TextPiece.make(text, longest: 20, &random) else { continue }
                try piece.check(in: text, report)
            }
        }
    }
}
