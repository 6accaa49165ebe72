import Messages
import QueryLanguage
import Testing

/// Words, quotes and the signs between them; the expected query is what is printed, and is read as the same.
@Suite struct ParserTests {
    private func check(_ typed: String, _ expected: String) throws {
        let query = try Query(typed)
        #expect(query.node.description == expected)
        #expect(try Query(expected).node == query.node)
    }

    @Test(arguments: [
        ("法治 政府", "「法治」 AND 「政府」"), ("法治　政府", "「法治」 AND 「政府」"), ("法治 法治", "「法治」"), ("法", "「法」"),
        ("and or", "「and」 AND 「or」"), ("法治，", "「法治」"), ("5%", "「5％」"), ("12:30", "「12：30」"),
        ("http://a.cn", "「http：／／a．cn」"), ("重点:执法", "「重点：执法」"), ("豫政（2017）3号", "「豫政（2017）3号」"),
        ("国办发〔2017〕47号", "「国办发［2017］47号」"), ("（法治）", "「法治」"), ("*", "*"), ("2023*", "「2023」*"), ("执法*", "「执法」"),
        ("＊", "*"), ("law*", "「law」*"),
    ])
    func `words`(typed: String, expected: String) throws { try check(typed, expected) }

    @Test(arguments: [
        ("“法治 政府”", "「法治政府」"), ("＂law school＂", "「law school」"), ("『法治』「政府」", "「法治」 AND 「政府」"),
        ("\"law sch\"*", "「law sch」*"), ("„法治”", "「法治」"), ("｢法治｣", "「法治」"), ("“法治\"", "「法治」"), ("”法治”", "「法治」"),
        ("《行政复议法》", "「《行政复议法》」"), ("“，法治。”", "「，法治。」"), ("\"a OR b\"", "「a or b」"), ("“法治\n\n政府”", "「法治」 AND 「政府」"),
    ])
    func `quotes`(typed: String, expected: String) throws { try check(typed, expected) }

    @Test(arguments: [
        ("法治&&政府||执法", "「法治」 AND 「政府」 OR 「执法」"), ("法治　AND 政府", "「法治」 AND 「政府」"), ("a ＡＮＤ b", "「a」 AND 「b」"),
        ("a ＆＆ b ｜｜ c", "「a」 AND 「b」 OR 「c」"), ("a OR b c", "「a」 OR 「b」 AND 「c」"),
        ("(a OR b) c", "(「a」 OR 「b」) AND 「c」"), ("（a OR b）c", "(「a」 OR 「b」) AND 「c」"),
        ("法治 与 政府", "「法治」 AND 「政府」"), ("法治 或 政府", "「法治」 OR 「政府」"), ("或", "「或」"), ("与 会", "「与」 AND 「会」"),
        ("a 或", "「a」 AND 「或」"), ("或 a", "「或」 AND 「a」"), ("a && && b", "「a」 AND 「b」"),
    ])
    func `and, or, parentheses`(typed: String, expected: String) throws { try check(typed, expected) }

    @Test(arguments: [
        ("a NOT b", "「a」 AND NOT 「b」"), ("a -b", "「a」 AND NOT 「b」"), ("a －b", "「a」 AND NOT 「b」"),
        ("a −b", "「a」 AND NOT 「b」"),
        ("+a", "「a」"), ("＋a -b", "「a」 AND NOT 「b」"), ("行政-执法", "「行政－执法」"), ("2019-2020", "「2019－2020」"),
        ("非 执法", "NOT 「执法」"), ("非", "「非」"), ("-(a b)", "NOT (「a」 AND 「b」)"), ("NOT NOT a", "NOT NOT 「a」"),
        ("-w-", "NOT 「w」"), ("a OR -b", "「a」 OR NOT 「b」"), ("-“a b”", "NOT 「a b」"),
    ])
    func `not and plus`(typed: String, expected: String) throws { try check(typed, expected) }

    @Test(arguments: [
        ("a NEAR b", "「a」 NEAR 「b」"), ("a 同句 b", "「a」 NEAR 「b」"), ("a 同段 b", "「a」 NEAR/section 「b」"),
        ("a NEAR/10 b", "「a」 NEAR/10 「b」"), ("a NEAR／10 b", "「a」 NEAR/10 「b」"), ("a NEAR/句 b", "「a」 NEAR 「b」"),
        ("a b NEAR c", "「a」 AND 「b」 NEAR 「c」"), ("同句", "「同句」"), ("NOT a NEAR b", "NOT 「a」 NEAR 「b」"),
        ("(a OR b) NEAR c", "「a」 NEAR 「c」 OR 「b」 NEAR 「c」"), ("a NEAR b NEAR c", "「a」 NEAR 「b」 NEAR 「c」"),
        ("a NEAR b 同段 c", "「a」 NEAR 「b」 AND 「b」 NEAR/section 「c」"), ("a NEAR year:2020", "「a」 AND year:2020"),
        ("law* NEAR 法治", "「law」* NEAR 「法治」"),
    ])
    func `near`(typed: String, expected: String) throws { try check(typed, expected) }

    @Test(arguments: [
        "(", ")", "“", "((a", "a)", "-", "AND", "OR a", "a OR", "NOT", "NEAR a", "a NEAR", "，", "agency:", "in:",
        "in:problems",
        "-in:problems a", "|", "&& ||", "a NEAR -b", "」", "a NEAR/x b", "kind:foo", "agency:，", "a NEAR year:2020",
    ])
    func `a stray sign is passed over with a note in both languages`(typed: String) throws {
        let query = try Query(typed)
        #expect(!query.notes.isEmpty)
        #expect(query.notes.allSatisfy { !$0.message.english.isEmpty && !$0.message.chinese.isEmpty })
        #expect(query.notes.allSatisfy { $0.range.end <= typed.unicodeScalars.count && $0.range.start <= $0.range.end })
    }

    @Test func `a query that asks for nothing says so`() throws {
        #expect(try Query(" ， ").asksNothing)
        #expect(try Query("").node == .everything)
        #expect(try !Query("*").asksNothing)
        #expect(try !Query("a").asksNothing)
    }
}
