import ArgumentParser
import GuidangClient
import Messages

/// Finds reports by words.
struct Search: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: Help.line("Find reports by words.", "按词检索报告。"),
        discussion: Help.text(
            """
            Every word must be there; quotes hold a phrase together. Width, case and accents make no difference.

              guidang search 法治政府 2023
              guidang search '"rule of law"' --limit 5 --json
            """,
            """
            各词都须出现；引号内的词组作为整体。不分全角半角、大小写和重音符号。

              guidang search 法治政府 2023
              guidang search '“依法 行政”' --limit 5 --json
            """
        )
    )

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var choice: IndexOption

    @Argument(help: ArgumentHelp(Help.line("What to look for.", "要找的词。"), valueName: Help.line("words", "词")))
    var words: [String]

    @Option(
        help: ArgumentHelp(
            Help.line("How many hits at the most (1 to 1,000).", "最多显示多少条（1 至 1000）。"),
            valueName: Help.line("number", "条数")))
    var limit = 20

    @Flag(help: ArgumentHelp(Help.line("Print one JSON object with total and hits.", "输出一个含 total 与 hits 的 JSON 对象。")))
    var json = false

    func validate() throws {
        guard (1...1000).contains(limit) else {
            throw ValidationError(Help.line("--limit is a number from 1 to 1000.", "--limit 是 1 至 1000 的数。"))
        }
    }

    func run() async throws {
        let (open, index) = try choice.open(archive)
        let answer = try await open.archive.search(words.joined(separator: " "), limit: limit, index: index)
        await open.archive.close()
        guard !json else {
            Terminal.out(try JSONText.line(answer))
            return
        }
        for hit in answer.hits {
            let year = hit.reportYear.map { "  \($0)" } ?? ""
            let agency = hit.agency.map { "  \($0)" } ?? ""
            Terminal.out("\(hit.reportId.prefix(12))  \(hit.title ?? open.say("(no title)", "（无标题）"))\(agency)\(year)")
            Terminal.out("    \(hit.line(isBold: Terminal.isInteractive))")
        }
        guard !answer.hits.isEmpty || answer.total > 0 else {
            Terminal.out(open.say("nothing found", "没有找到"))
            return
        }
        let about = answer.estimated ? open.say("about ", "约") : ""
        Terminal.out(open.say("\(about)\(answer.total) found", "共找到\(about) \(answer.total) 条"))
    }
}

extension SearchHit {
    /// The snippet on one line: each white space as one blank, and the matches in bold where that is wanted.
    func line(isBold: Bool) -> String {
        let scalars = Array(snippet.unicodeScalars)
        // SGR 1 is bold, 0 is plain again (ECMA-48).
        var marks: [Int: String] = [:]
        for range in ranges where isBold && range.start >= 0 && range.start < range.end && range.end <= scalars.count {
            marks[range.start, default: ""] += "\u{1B}[1m"
            marks[range.end, default: ""] = "\u{1B}[0m" + marks[range.end, default: ""]
        }
        var text = ""
        var isAfterBlank = false
        for (place, scalar) in scalars.enumerated() {
            text += marks[place] ?? ""
            guard !scalar.properties.isWhitespace else {
                isAfterBlank = !text.isEmpty
                continue
            }
            if isAfterBlank { text += " " }
            isAfterBlank = false
            text.unicodeScalars.append(scalar)
        }
        return text + (marks[scalars.count] ?? "")
    }
}
