extension QueryMessage {
    static let emptyQuery = QueryMessage("The query is empty; every report fits.", "没有输入检索词，全部报告都符合。")
    static let partWithoutWords = QueryMessage(
        "\"in:\" without words to look for was passed over.", "“in:”没有指明要查找的词，已略过。")
    static let partCannotBeExcluded = QueryMessage(
        "An excluded \"in:\" needs its word attached, as in -in:problems:执法; it was passed over.",
        "排除时“in:”须直接连着词，例如 -in:problems:执法，已略过。")
    static let nearNeedsPhrases = QueryMessage(
        "NEAR stands between words and phrases only; here it was read as AND.", "NEAR 只能连接词或短语，此处按 AND 处理。")

    static func stray(_ sign: String) -> QueryMessage {
        QueryMessage("\"\(short(sign))\" asks for nothing here and was passed over.", "此处的“\(short(sign))”没有意义，已略过。")
    }

    static func unclosed(_ sign: String) -> QueryMessage {
        QueryMessage("\"\(sign)\" is not closed; it reaches to the end.", "“\(sign)”没有闭合，视为直到末尾。")
    }

    static func nearScope(_ word: String) -> QueryMessage {
        QueryMessage(
            "\"\(short(word))\" was read as NEAR (one sentence); NEAR/10 and NEAR/section exist too.",
            "“\(short(word))”按 NEAR（同句）处理；还可以写 NEAR/10 或 NEAR/section。")
    }

    static func fieldWithoutValue(_ name: String) -> QueryMessage {
        QueryMessage("\"\(name):\" has no value and was passed over.", "“\(name):”没有值，已略过。")
    }

    static func unlisted(_ value: String, _ field: QueryField) -> QueryMessage {
        let near = QueryVocabulary.nearest(to: value, of: field)
        return QueryMessage(
            "\"\(short(value))\" is no known value of \(field.rawValue): and is looked for as it is."
                + (near.map { " Did you mean \"\($0.name)\"?" } ?? ""),
            "“\(short(value))”不是“\(field.rawValue):”的已知值，按原样查找。" + (near.map { "是不是想写“\($0.name)”？" } ?? ""))
    }

    static func short(_ text: String) -> String {
        text.unicodeScalars.count <= 40 ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(40))) + "…"
    }
}
