import IndexService
import Messages
import QueryLanguage
import Testing

@Suite struct SearchTests {
    @Test func `words apart must all be there, in any order`() throws {
        let index = try TemporaryIndex()
        try index.add(try makeReport(1, "行政复议三件，行政诉讼五件"))
        try index.add(try makeReport(2, "行政诉讼五件"))
        #expect(try index.found("诉讼　复议") == [documentId(1)])
        #expect(try index.found("诉讼") == [documentId(1), documentId(2)])
        #expect(try index.found("“行政诉讼” 「五件」") == [documentId(1), documentId(2)])
        #expect(try index.found("诉讼复议") == [])
    }

    /// Of long lists only the places of the few reports that may match are read.
    @Test func `a phrase whose pairs stand in every report is found in the few that also hold a rare word`() throws {
        let index = try TemporaryIndex(reportsOfSegment: 400)
        let rare: Set = [390, 391, 700]
        let phrased: Set = [11, 390, 700, 1_151]
        let reports = try (0..<1_200).map { number in
            try makeReport(
                number,
                (phrased.contains(number) ? "执法监督检查。" : "执法与法监与监督与督检与检查。") + (rare.contains(number) ? "稀有" : "常见"))
        }
        for start in stride(from: 0, to: reports.count, by: 100) { try index.add(Array(reports[start..<start + 100])) }
        try index.tidy()
        #expect(try index.found("执法监督检查 稀有") == [documentId(390), documentId(700)])
        #expect(try index.found("稀有 -执法监督检查") == [documentId(391)])
        #expect(try index.found("执法监督检查") == Set(phrased.map(documentId)))
        #expect(try index.found("(执法监督检查 稀有) OR 检查执法") == [documentId(390), documentId(700)])
    }

    @Test func `one character, one number and one word are found, parts of words are not`() throws {
        let index = try TemporaryIndex()
        try index.add(try makeReport(1, "Rule of Law，２０２３年，Über 甲"))
        for words in ["甲", "2023", "rule", "of law", "年", "UBER", "2023年", "“law，2023”"] {
            #expect(try index.found(words) == [documentId(1)], "\(words)")
        }
        for words in ["乙", "202", "rul", "“of rule”", "023年", "law 甲乙"] {
            #expect(try index.found(words) == [], "\(words)")
        }
    }

    @Test(
        arguments: [
            "", " ", "\"", "“", "”", "「」", "*", "a*", "AND", "NOT", "OR", "NEAR(", "(", "){", "法:治", "^法", "-法",
            "+",
            "法\" OR \"治", "\u{0}", "\u{301}", "\u{1C}", "\u{81}法", "😀", "'; DROP TABLE report_text;--", "，。、", "“，",
            "\u{FFFD}", "法\n\n治", String(repeating: "“", count: 3_000), String(repeating: "法 ", count: 2_000),
            String(repeating: "法治", count: 2_000),
        ])
    func `stray signs are never an error`(words: String) throws {
        let index = try TemporaryIndex()
        try index.add(try makeReport(1, "法治"))
        let answer = try index.search(words)
        #expect(answer.hits.count == answer.total)
    }

    @Test func `what can't be asked is answered with what can`() throws {
        let index = try TemporaryIndex()
        let asked = [
            ("tokens:法", "Fields"), (String(repeating: "法治", count: 5_000), "4000"), ("年份:去年", "2020"),
        ]
        for (words, hint) in asked {
            let error = try #require(#expect(throws: QueryError.self) { try index.search(words) })
            let told = "\(error.message.english) \(error.hint.english)"
            #expect(told.contains(hint))
        }
    }

    @Test func `a phrase does not reach over a blank line, nor from title to heading`() throws {
        let index = try TemporaryIndex()
        try index.add(try makeReport(1, "依法行政\n\n政务公开", title: "公开"))
        #expect(try index.found("行政政务") == [])
        #expect(try index.found("依法行政政务公开") == [])
        #expect(try index.found("行政政") == [])
        #expect(try index.found("行政 政务") == [documentId(1)])
    }

    @Test func `a title counts for more than a text, and rare words for more than common ones`() throws {
        let index = try TemporaryIndex()
        try index.add(try makeReport(1, "规划总结。土地规划，城市规划，规划许可，规划核实", title: "总结"))
        try index.add(try makeReport(2, "规划总结。土地。", title: "规划总结"))
        #expect(try index.search("规划").hits.map(\.documentId) == [documentId(2), documentId(1)])
    }

    @Test func `hits come in pages that fit together`() throws {
        let index = try TemporaryIndex()
        try index.add(try (1...25).map { try makeReport($0, "法治" + String(repeating: "政", count: $0)) })
        let all = try index.search("法治").hits.map(\.documentId)
        var pages: [String] = []
        var query = SearchQuery(words: "法治", limit: 10)
        repeat {
            let answer = try index.search(query)
            pages += answer.hits.map(\.documentId)
            query.cursor = answer.cursor
        } while query.cursor != nil
        #expect(pages == all)
        #expect(Set(all).count == 25)
        #expect(try index.search("法治", limit: -1).hits.isEmpty)
    }

    @Test func `a page without snippets has the same hits and totals`() throws {
        let index = try TemporaryIndex()
        try index.add(try (1...3).map { try makeReport($0, "法治政府\($0)") })
        let whole = try index.search(SearchQuery(words: "法治"))
        let bare = try index.search(SearchQuery(words: "法治", snippets: false))
        #expect(bare.hits.map(\.documentId) == whole.hits.map(\.documentId))
        #expect(bare.total == whole.total)
        #expect(whole.hits.allSatisfy { !$0.snippet.isEmpty && !$0.textRanges.isEmpty })
        #expect(bare.hits.allSatisfy { $0.snippet.isEmpty && $0.textRanges.isEmpty && $0.title == nil })
    }

    @Test func `more matches than are ranked give titles first and an exact total`() throws {
        let index = try TemporaryIndex()
        try index.add(try makeReport(0, "法治要闻", title: "法治"))
        try index.add(try (1...5_100).map { try makeReport($0, "法治\($0)") })
        let answer = try index.search("法治", limit: 3)
        #expect(answer.total == 5_101)
        #expect(!answer.estimated)
        #expect(answer.hits.first?.documentId == documentId(0))
    }
}
