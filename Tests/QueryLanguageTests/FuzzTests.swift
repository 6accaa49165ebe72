import QueryGenerator
import QueryLanguage
import Testing

/// Queries made of the language's own pieces in any order.
@Suite struct FuzzTests {
    private static let pieces =
        [
            "法", "治", "政府", "2023", "law", "é", "привет", " ", " ", " ", "　", "\n", "(", ")", "（", "）", "\"", "“", "”",
            "「", "」",
        ]
        + [
            "『", "』", "＂", "-", "－", "+", "*", "|", "||", "&&", ",", "，", "、", ":", "：", ">", ">=", "≤", "=", "..", "–",
            "/",
        ]
        + [
            "AND", " AND ", " OR ", " NOT ", " NEAR ", " NEAR/3 ", " NEAR/section ", " 同句 ", " 同段 ", " 与 ", " 或 ",
            " 非 ",
        ]
        + [
            "agency:", "机关：", "division:", "41", "4101", "year:", "2020", "2020..2023", "kind:", "部门", "level:县",
            "duty:",
        ]
        + [
            "cites:", "《", "》", "figure:", "案件>5件", "=1.2万件", "5..10", "e9", "unit:", "件", "finding:", "figures",
            "tag:", "reader:",
        ]
        + [
            "in:", "problems", "plans|title", "位置:问题", "in:title(", "in:problems:", "〔2017〕47号", "(2017)", "[二〇一七]四十七号",
            "\u{301}", "…",
        ]
        + ["\u{1}", "\u{0}", "👨‍👩‍👧", "ﷺ", "％", "。", "foo:", "http://", "x"]

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `no query is a trap, and what is printed is read as the same`(seed: UInt64) throws {
        var random = Seeded(state: seed)
        var read = 0
        for _ in 0..<3_000 {
            let typed = (0..<random.number(0...24)).map { _ in random.pick(Self.pieces) }.joined()
            guard let query = try? Query(typed) else { continue }
            _ = query.explanation(in: .english)
            let printed = query.node.description
            guard printed.unicodeScalars.count <= 4_000 else { continue }
            read += 1
            let again = try? Query(printed)
            #expect(again?.node == query.node, "\(typed.debugDescription) → \(printed)")
            #expect(again?.node.description == printed)
        }
        #expect(read > 1_000)
    }
}
