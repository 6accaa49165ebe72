import Yams

/// What is wrong with a text that is no YAML: where, in words, and what to do about it.
struct YAMLFault {
    /// Counts from 1; nil where the parser does not say.
    private(set) var line: Int?
    private(set) var text: Phrase
    private(set) var help = Self.form

    /// How settings are written.
    static let form = Phrase(
        "Write it as `parse:`, then `  workers: 2` on the next line.",
        "写法是：一行 `parse:`，下一行 `  workers: 2`。"
    )

    /// Reads the parser's error.
    ///
    /// - Parameter lines: The lines of the text.
    init(_ error: any Error, lines: [Substring]) {
        switch error as? YamlError {
        case .scanner(let context, let problem, let mark, _)?, .parser(let context, let problem, let mark, _)?,
            .composer(let context, let problem, let mark, _)?:
            // What is not closed is noticed at the end of the text; a person looks where it was opened.
            let open = Self.unclosed[problem]
            line = open == nil ? mark.line : context?.mark.line ?? mark.line
            text = open ?? Self.known[problem] ?? Self.unknown(problem)
            if line.map({ lines.indices.contains($0 - 1) && Self.isIndentedByTab(lines[$0 - 1]) }) == true {
                text = Phrase("it is indented with a tab", "用了制表符缩进")
                help = Phrase("Use blanks.", "请用空格缩进。")
            }
        case .duplicatedKeysInMapping(let keys, let context)?:
            let names = keys.map { "“\($0)”" }
            line = context.mark.line
            text = Phrase(
                "\(names.joined(separator: ", ")) stands there and once more", "\(names.joined(separator: "、"))写了不止一次")
            help = Phrase("Put what belongs to it into one place.", "请合并到一处。")
        case .reader(let problem, _, _, _)?: text = Self.unknown(problem)
        default: text = Self.unknown("\(error)")
        }
    }

    /// What libyaml says to the mistakes that people make, in words that say more.
    private static let known: [String: Phrase] = [
        "mapping values are not allowed in this context": Phrase(
            "a colon too many, or a line that is indented further than the one above", "多了一个冒号，或者缩进比上一行深"),
        "did not find expected key": Phrase("a line that is indented otherwise than those around it", "缩进与前后各行不一致"),
        "could not find expected ':'": Phrase("a name without a colon behind it", "名称后面缺少冒号"),
        "found character that cannot start any token": Phrase(
            "a character that nothing can begin with; put the value between quotes", "有不能用作开头的字符，请给值加上引号"),
        "did not find expected node content": Phrase("a list or a value that is not complete", "列表或值不完整"),
    ]

    private static let unclosed: [String: Phrase] = [
        "found unexpected end of stream": Phrase("a quote that is not closed", "引号没有配对"),
        "did not find expected ',' or ']'": Phrase("a [ that is not closed", "方括号 [ 没有配对"),
        "did not find expected ',' or '}'": Phrase("a { that is not closed", "花括号 { 没有配对"),
    ]

    private static func unknown(_ problem: String) -> Phrase {
        Phrase(problem, "“\(problem)”")
    }

    private static func isIndentedByTab(_ line: Substring) -> Bool {
        line.prefix { $0 == " " || $0 == "\t" }.contains("\t")
    }
}
