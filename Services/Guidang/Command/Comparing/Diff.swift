import ArgumentParser
import GuidangClient
import Messages

/// Shows two reports side by side.
struct Diff: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: Help.line("Show what two reports share and where they differ.", "逐句对照两份报告。"),
        discussion: Help.text(
            """
            Lines of both reports in the order of the second: `=` the same, `#` other numbers only, `~` nearly the \
            same (with [-what went-] and {+what came+}), `-` only in the first, `+` only in the second; `>` after it \
            where the sentence has moved.

              guidang diff 7e10d96a 3f2a90c1
              guidang diff 7e10d96a 3f2a90c1 --changes
            """,
            """
            按第二份报告的次序逐句列出：`=` 相同，`#` 仅数字不同，`~` 大体相同（[-删去的-] 与 {+新增的+}），
            `-` 仅第一份有，`+` 仅第二份有；其后的 `>` 表示句子换了位置。

              guidang diff 7e10d96a 3f2a90c1
              guidang diff 7e10d96a 3f2a90c1 --changes
            """
        )
    )

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var choice: IndexOption

    @Argument(
        help: ArgumentHelp(
            Help.line("The first report or document, or at least 6 characters of its id.", "第一份报告或文件的编号，或其前 6 位以上。"),
            valueName: Help.line("first", "甲")))
    var first: String

    @Argument(
        help: ArgumentHelp(Help.line("The second one.", "第二份。"), valueName: Help.line("second", "乙")))
    var second: String

    @Flag(help: ArgumentHelp(Help.line("Leave out what is the same in its place.", "不列出位置与内容都相同的句子。")))
    var changes = false

    @Flag(help: ArgumentHelp(Help.line("Print one JSON object.", "输出一个 JSON 对象。")))
    var json = false

    func run() async throws {
        try await choice.asking(archive) { open, index in
            let alignment = try await open.archive.diff(first, second, index: index)
            if json {
                Terminal.out(try JSONText.line(alignment))
            } else {
                let one = try await open.archive.report(alignment.first, index: index)
                let other = try await open.archive.report(alignment.second, index: index)
                for line in DiffTable(alignment, one.text, other.text).lines(all: !changes) { Terminal.out(line) }
            }
        }
    }
}
