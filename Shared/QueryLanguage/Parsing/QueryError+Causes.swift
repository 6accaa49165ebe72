internal import Messages

extension QueryError {
    static let tooLong = QueryError(
        code: .tooLong,
        message: QueryMessage(
            "The query has more than \(QueryLimits.scalars) characters.", "检索式超过 \(QueryLimits.scalars) 个字符。"),
        hint: QueryMessage("Ask for a shorter passage.", "请缩短检索式。"),
        suggestion: nil,
        range: TextRange(QueryLimits.scalars, QueryLimits.scalars + 1))

    static func tooManyLeaves(_ count: Int) -> QueryError {
        QueryError(
            code: .tooManyLeaves,
            message: QueryMessage(
                "The query has more than \(QueryLimits.leaves) words, phrases and fields.",
                "检索式超过 \(QueryLimits.leaves) 个词、短语和字段。"),
            hint: QueryMessage("Put words that stand together in quotes, or ask in parts.", "相连的词可加引号作为短语，或分几次检索。"),
            suggestion: nil, range: TextRange(0, count))
    }

    static func tooDeep(_ count: Int) -> QueryError {
        QueryError(
            code: .tooDeep,
            message: QueryMessage(
                "The query is nested more than \(QueryLimits.depth) levels deep.", "检索式嵌套超过 \(QueryLimits.depth) 层。"),
            hint: QueryMessage("Leave out parentheses that are not needed.", "请去掉不必要的括号。"),
            suggestion: nil, range: TextRange(0, count))
    }

    /// A beginning of so many words that no index looks for all of them.
    package static func tooManyWords(_ beginning: String, in query: Query) -> QueryError {
        let shown = QueryMessage.short(beginning)
        return QueryError(
            code: .tooManyWords,
            message: QueryMessage(
                "More than \(QueryLimits.wordsOfPrefix) words begin with \"\(shown)\".",
                "以“\(shown)”开头的词超过 \(QueryLimits.wordsOfPrefix) 个。"),
            hint: QueryMessage("Type more of the word.", "请多输入几个字符。"), suggestion: nil,
            range: TextRange(0, query.text.unicodeScalars.count))
    }

    static func unknownField(_ name: String, at range: Range<Int>) -> QueryError {
        let near = QueryField.nearest(to: name)
        let english = QueryField.allCases.map { $0.rawValue + ":" }.joined(separator: " ")
        let chinese = QueryField.allCases.map { "\($0.chineseNames.first ?? "")（\($0.rawValue)）" }.joined(
            separator: "、")
        return QueryError(
            code: .unknownField,
            message: QueryMessage(
                "There is no field \"\(QueryMessage.short(name))\".", "没有“\(QueryMessage.short(name))”这个字段。"),
            hint: QueryMessage(
                (near.map { "Did you mean \"\($0.rawValue):\"? " } ?? "")
                    + "Fields: \(english). Put the text in quotes to look for it as it is.",
                (near.map { "是不是想写“\($0.chineseNames.first ?? "")：”（\($0.rawValue):）？" } ?? "")
                    + "可用字段：\(chinese)。要查找这段文字本身，请加引号。"),
            suggestion: near?.rawValue, range: TextRange(range.lowerBound, range.upperBound))
    }

    static func badYear(_ item: FieldItem) -> QueryError {
        bad(
            item.text, of: .year, at: item.range,
            QueryMessage(
                "Write year:2023, year:2020..2023 or year:>=2020.", "可以写 year:2023、year:2020..2023 或 year:>=2020。"))
    }

    static func badDivision(_ item: FieldItem) -> QueryError {
        bad(
            item.text, of: .division, at: item.range,
            QueryMessage(
                "A code has 2, 4 or 6 digits (410000, 4101, 41); a name does as well: division:河南.",
                "区划代码为 2、4 或 6 位数字（410000、4101、41），也可以写名称：地区:河南。"))
    }

    static func badFigure(_ text: String, at range: Range<Int>) -> QueryError {
        bad(
            text, of: .figure, at: range,
            QueryMessage(
                "A number stands behind the sign, as in figure:行政诉讼>5件 or figure:行政复议=1.2万件.",
                "比较符号后面要有数字，例如 figure:行政诉讼>5件、figure:行政复议=1.2万件。"))
    }

    static func badPart(_ name: String, at range: Range<Int>) -> QueryError {
        let near = QueryVocabulary.nearest(to: name, of: .part)
        let english = QueryPart.allCases.map(\.rawValue).joined(separator: ", ")
        let chinese = QueryVocabulary.parts.map { "\($0.chinese)（\($0.name)）" }.joined(separator: "、")
        return bad(
            name, of: .part, at: range,
            QueryMessage(
                (near.map { "Did you mean \"\($0.name)\"? " } ?? "") + "Parts: \(english).",
                (near.map { "是不是想写“\($0.name)”？" } ?? "") + "可用部分：\(chinese)。"),
            suggestion: near?.name)
    }

    private static func bad(
        _ value: String, of field: QueryField, at range: Range<Int>, _ hint: QueryMessage, suggestion: String? = nil
    ) -> QueryError {
        let value = QueryMessage.short(value)
        return QueryError(
            code: .badValue,
            message: QueryMessage(
                "\"\(value)\" can't be read as a value of \(field.rawValue):.",
                "“\(value)”不能作为“\(field.chineseNames.first ?? field.rawValue)”（\(field.rawValue):）的值。"),
            hint: hint, suggestion: suggestion, range: TextRange(range.lowerBound, range.upperBound))
    }
}
