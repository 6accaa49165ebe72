import Messages
import QueryGenerator
import QueryLanguage
import Testing

@Suite struct SnippetTests {
    private func snippet(_ typed: String, _ text: String, places: ReportPlaces? = nil) throws -> Snippet {
        Snippet(of: text, leaves: try Query(typed).node.leaves, places: places)
    }

    private func shown(_ snippet: Snippet) -> [String] {
        let scalars = Array(snippet.text.unicodeScalars)
        return snippet.ranges.map { String(String.UnicodeScalarView(scalars[$0.start..<$0.end])) }
    }

    @Test func `it is the sentence with most different leaves`() throws {
        let text = "执法执法执法。前面的话。加强行政執法和　普法。后面执法。"
        let snippet = try snippet("执法 普法", text)
        #expect(snippet.text == "加强行政執法和 普法。")
        #expect(shown(snippet) == ["執法", "普法"])
        #expect(snippet.place == TextRange(12, 23))
        #expect(snippet.matches.count == 6)
    }

    @Test func `of two sentences the heavier is shown`() throws {
        #expect(try snippet("法 行政复议", "法。行政复议。").text == "行政复议。")
        let leaves = try Query("法 行政复议").node.leaves
        #expect(Snippet(of: "法。行政复议。", leaves: leaves, weights: [9, 1]).text == "法。")
        #expect(try snippet("法", "甲法。乙法。").text == "甲法。")
    }

    @Test func `a long sentence is cut around its matches and begins with a clause`() throws {
        let text = String(repeating: "甲乙丙丁，", count: 100) + "行政复议" + String(repeating: "，戊己庚辛", count: 100)
        let snippet = try snippet("行政复议", text)
        #expect(snippet.text.hasPrefix("甲乙丙丁，"))
        #expect(snippet.place.count <= Snippet.limit && snippet.place.count > 100)
        #expect(shown(snippet) == ["行政复议"])
    }

    @Test func `a match longer than a snippet is shown from its start`() throws {
        let long = String(repeating: "法治", count: 100)
        let snippet = try snippet("“\(long)”", "前言" + long + "后")
        #expect(snippet.place == TextRange(2, 122))
        #expect(snippet.ranges == [TextRange(0, 120)])
    }

    @Test func `a leaf bound to a part is marked there only`() throws {
        let places = ReportPlaces(problems: [TextRange(5, 9)])
        let snippet = try snippet("in:problems 执法", "执法好。\n执法不严。", places: places)
        #expect(snippet.matches == [TextRange(5, 7)])
        #expect(snippet.text == "执法不严。")
        #expect(try self.snippet("in:title 执法", "前言。执法好。", places: places).matches == [])
    }

    @Test func `where no places are given parts are looked for in the whole text`() throws {
        let snippet = try snippet("in:problems|plans 执法 in:headings 普法", "前言。\n执法不严。普法")
        #expect(snippet.matches == [TextRange(4, 6), TextRange(9, 11)])
        #expect(try self.snippet("in:title 执法", "前言。执法好。").matches == [])
        #expect(try self.snippet("in:title|problems 执法", "前言。执法好。").matches == [TextRange(3, 5)])
    }

    @Test func `a document number is marked however it is written`() throws {
        let snippet = try snippet("国办发〔2017〕47号", "依国办发[二〇一七]第四十七号文办理。")
        #expect(shown(snippet) == ["国办发[二〇一七]第四十七号"])
    }

    @Test func `what is only excluded is not marked`() throws {
        #expect(try snippet("执法 -普法", "执法。普法。").matches == [TextRange(0, 2)])
    }

    @Test(arguments: ["", "\n\n", " 前言。\n后"])
    func `without a match the beginning is shown`(text: String) throws {
        let snippet = try snippet("执法", text)
        #expect(snippet.matches == [] && snippet.ranges == [])
        #expect(snippet.place.end <= text.unicodeScalars.count)
    }

    @Test(arguments: [21, 22] as [UInt64])
    func `places and ranges always fit the text`(seed: UInt64) throws {
        var random = Seeded(state: seed)
        for _ in 0..<400 {
            let text = RandomReport.text(random.number(0...500), &random)
            let asked = RandomQuery.make(depth: 1, text: text, &random)
            let snippet = try snippet(asked.typed(&random), text)
            let scalars = Array(text.unicodeScalars)
            try #require(snippet.place.end <= scalars.count)
            let piece = scalars[snippet.place.start..<snippet.place.end].map { $0.properties.isWhitespace ? " " : $0 }
            #expect(Array(snippet.text.unicodeScalars) == piece)
            #expect(snippet.place.count <= Snippet.limit)
            #expect(snippet.ranges.allSatisfy { $0.end <= snippet.place.count && !$0.isEmpty })
            #expect(snippet.matches.isEmpty || !snippet.ranges.isEmpty)
        }
    }
}
