import Messages
import QueryLanguage
import Testing

@Suite struct QueryErrorTests {
    /// A query that can't be answered, why, and what is offered in its place.
    struct Mistake: Sendable {
        let typed: String
        let code: QueryError.Code
        let near: String?

        init(_ typed: String, _ code: QueryError.Code, near: String? = nil) {
            self.typed = typed
            self.code = code
            self.near = near
        }
    }

    @Test(arguments: [
        Mistake("agncy:教育局", .unknownField, near: "agency"), Mistake("省份:河南", .unknownField, near: "division"),
        Mistake("计算单位:件", .unknownField, near: "unit"), Mistake("foo:bar", .unknownField),
        Mistake("title:法治", .unknownField, near: "in"), Mistake("year:abc", .badValue),
        Mistake("year:20205", .badValue),
        Mistake("figure:行政诉讼>很多", .badValue), Mistake("figure:a>", .badValue),
        Mistake("in:problms a", .badValue, near: "problems"), Mistake("division:41010", .badValue),
        Mistake("year:>9999", .badValue), Mistake("figure:a>1e999", .badValue),
    ])
    func `what does not exist is answered with what does`(mistake: Mistake) throws {
        let error = try #require(throws: QueryError.self) { try Query(mistake.typed) }
        #expect(error.code == mistake.code)
        #expect(error.suggestion == mistake.near)
        #expect(error.range.start < error.range.end && error.range.end <= mistake.typed.unicodeScalars.count)
        for language in [QueryMessageLanguage.english, .chinese] {
            #expect(!error.message.text(in: language).isEmpty)
            #expect(!error.hint.text(in: language).isEmpty)
        }
    }

    @Test func `an unknown field is answered with all fields`() throws {
        let error = try #require(throws: QueryError.self) { try Query("法治 foo:bar") }
        for field in QueryField.allCases {
            #expect(error.hint.english.contains(field.rawValue + ":"))
            #expect(error.hint.chinese.contains(field.chineseNames[0]))
        }
        #expect(error.range.start == 3 && error.range.end == 6)
    }

    @Test func `limits are errors`() throws {
        func code(_ text: String) throws -> QueryError.Code {
            try #require(throws: QueryError.self) { try Query(text) }.code
        }
        #expect(try code(String(repeating: "法", count: 4_001)) == .tooLong)
        #expect(try code((0..<65).map { "a\($0)" }.joined(separator: " ")) == .tooManyLeaves)
        #expect(try code(String(repeating: "(", count: 2_000)) == .tooDeep)
        #expect(try code(String(repeating: "NOT ", count: 40) + "a") == .tooDeep)
        #expect(try code("(a OR b OR c OR d) NEAR (e OR f OR g OR h) NEAR (i OR j OR k OR l)") == .tooManyLeaves)
        #expect(try Query(String(repeating: "法", count: 4_000)).notes == [])
        #expect(try Query(String(repeating: "(", count: 40) + "a").node.description == "「a」")
        #expect(try Query((0..<64).map { "a\($0)" }.joined(separator: " ")).notes == [])
    }
}
