import ArgumentParser
import GuidangClient
import Messages
import Settings

/// Finds reports.
struct Search: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: Help.line("Find reports by words, phrases and fields.", "按词、词组和字段检索报告。"),
        discussion: Help.text(
            """
            Every word must be there; quotes hold a phrase together; AND, OR, NOT, + and - and parentheses join.
            Width, case, Traditional characters and the shape of brackets make no difference.

              guidang search 法治政府 year:2023
              guidang search '"府院联动" OR 行政调解 -信访' --facet year --facet division
              guidang search 'agency:教育局 figure:行政诉讼>5件 in:problems(执法)' --order date
              guidang search '行政复议 NEAR 纠错' --limit 5 --json

            Fields: agency division year kind level duty cites unit figure finding tag reader in.
            """,
            """
            各词都须出现；引号内的词组作为整体；可用 AND、OR、NOT（或 与、或、非）、+、- 和括号组合。
            不分全角半角、大小写、繁简和括号样式。

              guidang search 法治政府 年份:2023
              guidang search '“府院联动” 或 行政调解 -信访' --facet year --facet division
              guidang search '机关:教育局 数字:行政诉讼>5件 位置:问题(执法)' --order date
              guidang search '行政复议 同句 纠错' --limit 5 --json

            字段：机关、地区、年份、类型、级别、职责、引用、计量单位、数字、发现、标签、reader、位置。
            """
        )
    )

    /// Which hits come first.
    enum Order: String, ExpressibleByArgument {
        case relevance, date

        var order: SearchOrder { self == .date ? .date : .relevance }
    }

    /// The arguments of a command line in which `-信访` is a word that must not be there, and no option.
    ///
    /// No option is one hyphen and anything but English letters. The full-width sign means the same to a query.
    static func arguments(_ typed: [String]) -> [String] {
        guard typed.first(where: { !$0.hasPrefix("-") }) == "search" else { return typed }
        return typed.map { argument in
            let word = argument.dropFirst()
            guard argument.hasPrefix("-"), !word.hasPrefix("-"), !word.allSatisfy({ $0.isASCII && $0.isLetter }) else {
                return argument
            }
            return "－" + word
        }
    }

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var choice: IndexOption

    @Argument(help: ArgumentHelp(Help.line("What to look for.", "要找的词。"), valueName: Help.line("words", "词")))
    var words: [String]

    @Option(
        help: ArgumentHelp(
            Help.line("How many hits at the most (1 to 1,000).", "最多显示多少条（1 至 1000）。"),
            valueName: Help.line("number", "条数")))
    var limit = 20

    @Option(
        help: ArgumentHelp(
            Help.line("`relevance` (best first) or `date` (newest first).", "relevance 按相关程度，date 按日期（新的在前）。"),
            valueName: Help.line("order", "次序")))
    var order = Order.relevance

    @Option(
        help: ArgumentHelp(
            Help.line("Go on behind an earlier answer's last hit.", "接着上一次结果往后显示。"),
            valueName: Help.line("cursor", "游标")))
    var cursor: String?

    @Option(
        help: ArgumentHelp(
            Help.line(
                "Count by year, division, division:410000 (below one), kind, level, duty, cites, finding, tag …",
                "分类计数：year、division、division:410000（其下级）、kind、level、duty、cites、finding、tag 等。"),
            valueName: Help.line("facet", "分类")))
    var facet: [String] = []

    @Flag(help: ArgumentHelp(Help.line("Show how the query is understood, and what it costs.", "显示如何理解检索式及其开销。")))
    var explain = false

    @Flag(
        help: ArgumentHelp(
            Help.line("Print one JSON object with total, hits and facets.", "输出一个含 total、hits 与 facets 的 JSON 对象。")))
    var json = false

    func validate() throws {
        guard (1...1000).contains(limit) else {
            throw ValidationError(Help.line("--limit is a number from 1 to 1000.", "--limit 是 1 至 1000 的数。"))
        }
    }

    func run() async throws {
        try await choice.asking(archive) { open, index in
            let answer = try await open.archive.search(
                SearchQuery(
                    words: words.joined(separator: " "), limit: limit, order: order.order, cursor: cursor,
                    facets: facet, explain: explain, language: open.language.rawValue), index: index)
            guard !json else { return Terminal.out(try JSONText.line(answer)) }
            for line in SearchTable(answer: answer, open: open, isBold: Terminal.isInteractive).lines {
                Terminal.out(line)
            }
        }
    }
}
