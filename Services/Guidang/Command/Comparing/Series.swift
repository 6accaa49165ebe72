import ArgumentParser
import GuidangClient
import Messages
import Settings

/// Shows a figure over agencies and years.
struct Series: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: Help.line("Show a figure over agencies and years as a table.", "列出某项数字的各单位历年数据。"),
        discussion: Help.text(
            """
            The subject's words are looked for in what each figure counts; nothing is added up. Several values of one \
            year stand in one cell, and --json has each with its quote and place.

              guidang series 行政复议案件
              guidang series 行政复议 --unit 件 --query 'division:河南 year:2020..2023' --csv > 复议.csv
            """,
            """
            按数字所计事项中的文字查找，不做加总。同年有多个值时列在同一格；--json 给出每个值的原文与位置。

              guidang series 行政复议案件
              guidang series 行政复议 --unit 件 --query '地区:河南 年份:2020..2023' --csv > 复议.csv
            """
        )
    )

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var choice: IndexOption

    @Argument(
        help: ArgumentHelp(Help.line("What is counted.", "所计的事项。"), valueName: Help.line("subject", "事项")))
    var subject: String

    @Option(
        help: ArgumentHelp(Help.line("Only this measure word.", "只要此计量单位。"), valueName: Help.line("unit", "单位")))
    var unit: String?

    @Option(
        help: ArgumentHelp(
            Help.line("Only reports that this search finds.", "只限此检索式所得的报告。"), valueName: Help.line("query", "检索式")))
    var query: String?

    @Flag(help: ArgumentHelp(Help.line("Print CSV with a header.", "输出带表头的 CSV。")))
    var csv = false

    @Flag(help: ArgumentHelp(Help.line("Print one JSON object.", "输出一个 JSON 对象。")))
    var json = false

    func validate() throws {
        guard !(csv && json) else {
            throw ValidationError(Help.line("Ask for --csv or --json, not both.", "--csv 与 --json 只能选一。"))
        }
    }

    func run() async throws {
        try await choice.asking(archive) { open, index in
            let table = try await open.archive.series(
                SeriesQuery(subject: subject, unit: unit, words: query, language: open.language.rawValue),
                index: index)
            if json {
                Terminal.out(try JSONText.line(table))
            } else {
                for line in SeriesTable(table, open).lines(asCSV: csv) { Terminal.out(line) }
            }
        }
    }
}
