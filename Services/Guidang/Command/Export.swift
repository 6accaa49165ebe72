import ArgumentParser
import GuidangClient
import Messages
import ReportExport
import ReportReader

/// Writes reports as tables or lines for other programs.
struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: Help.line("Export reports as tables for research.", "导出报告，供研究使用。"),
        discussion: Help.text(
            """
            A data package is a folder of CSV tables (reports, sections, figures, citations, duties, problems, \
            commitments, findings …) with datapackage.json and a code book. Equal sets of reports give equal bytes. \
            An export that was ended goes on where it stopped when it is run again.

              guidang export 报告数据
              guidang export 复议.xlsx --query '行政复议 year:2020..2023'
              guidang export 全部.jsonl

            With --compare each report is compared with all others of the archive: text taken from other reports, figures \
            over the years, problems that come back, promises. That takes longer, and no report may come meanwhile.
            """,
            """
            数据包是一个文件夹，内有各表的 CSV（报告、章节、数字、引用、职责、问题、承诺、发现等）、datapackage.json
            与编码手册。同样的报告得到逐字节相同的文件。中断后再次运行同一命令即从中断处继续。

              guidang export 报告数据
              guidang export 复议.xlsx --query '行政复议 年份:2020..2023'
              guidang export 全部.jsonl

            加上 --compare，每份报告与档案中的其他报告比较：沿用的文字、历年数字、反复出现的问题、承诺的兑现。
            这需要较长时间，其间不能有新报告入库。
            """
        )
    )

    /// What is written.
    enum Format: String, ExpressibleByArgument {
        case datapackage, jsonl, xlsx

        /// Which one a file's name asks for; a folder is a data package.
        init(of path: String) {
            switch path.split(separator: ".").last?.lowercased() {
            case "jsonl" where path.contains("."): self = .jsonl
            case "xlsx" where path.contains("."): self = .xlsx
            default: self = .datapackage
            }
        }

        var format: ExportFormat {
            switch self {
            case .datapackage: .dataPackage
            case .jsonl: .lines
            case .xlsx: .workbook
            }
        }
    }

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var choice: IndexOption

    @Argument(
        help: ArgumentHelp(
            Help.line("The folder or file to make.", "要生成的文件夹或文件。"), valueName: Help.line("path", "路径")))
    var path: String

    @Option(
        help: ArgumentHelp(
            Help.line(
                "`datapackage`, `jsonl` or `xlsx` (default: as the name ends, else datapackage).",
                "datapackage、jsonl 或 xlsx（默认按名称结尾，否则为 datapackage）。"),
            valueName: Help.line("format", "格式")))
    var format: Format?

    @Option(
        help: ArgumentHelp(
            Help.line("Only reports that this search finds.", "只导出此检索式所得的报告。"), valueName: Help.line("query", "检索式")))
    var query = ""

    @Flag(
        help: ArgumentHelp(
            Help.line(
                "Add tables of comparisons: text taken from other reports, figures over the years, problems, promises.",
                "增加比较所得的表：沿用的文字、历年数字、反复出现的问题、承诺的兑现。")))
    var compare = false

    @Flag(help: ArgumentHelp(Help.line("Begin CSV with a byte order mark, for Excel.", "CSV 开头加字节顺序标记，便于 Excel 打开。")))
    var bom = false

    @Flag(help: ArgumentHelp(Help.line("Write each report's text as a file too.", "同时把每份报告的全文写成文件。")))
    var texts = false

    @Flag(help: ArgumentHelp(Help.line("Leave out the empty columns for a human coder.", "不留供人工编码的空列。")))
    var noCoder = false

    @Flag(
        help: ArgumentHelp(
            Help.line(
                "Write text cells as they are, also those that a spreadsheet would calculate.",
                "文本单元格原样写出，包括表格软件会当作公式的。")))
    var noGuard = false

    @Flag(help: ArgumentHelp(Help.line("Throw an unfinished export away and start again.", "丢弃未完成的导出，重新开始。")))
    var anew = false

    @Flag(help: ArgumentHelp(Help.line("Print one JSON object.", "输出一个 JSON 对象。")))
    var json = false

    func run() async throws {
        try await choice.asking(archive, export)
    }

    private func export(_ open: OpenArchive, _ index: String?) async throws {
        let source = try await ArchiveSource(open.archive, index: index, query: query, compares: compare)
        let run = ExportRun(options, to: path) { progress in
            guard Terminal.isInteractive, !json else { return }
            Terminal.note(open.say("\(progress.reports) reports", "已导出 \(progress.reports) 份"))
        }
        let (summaries, sink) = AsyncStream.makeStream(of: ExportSummary.self)
        let isStopped = try await Interruption.run {
            sink.yield(try await run.run(source))
            sink.finish()
        }
        guard !isStopped else {
            Terminal.note(
                open.say("stopped; the same command goes on from here", "已中断；再次运行同一命令将从此处继续"))
            throw ExitCode(130)
        }
        for await summary in summaries { try tell(summary, open) }
    }

    private var options: ExportOptions {
        var options = ExportOptions(
            format: (format ?? Format(of: path)).format, program: "guidang \(ReportReader.version)")
        options.hasByteOrderMark = bom
        options.includesText = texts
        options.hasCoderColumns = !noCoder
        options.guardsFormulas = !noGuard
        options.startsAnew = anew
        if compare {
            options.tables += TableSchema.comparing
            // Comparing takes longer than reading: a person sees it go on, and little of it is lost.
            options.pageSize = 20
            options.checkpointInterval = 100
        }
        return options
    }

    private func tell(_ summary: ExportSummary, _ open: OpenArchive) throws {
        let rows = summary.tally.rows.values.reduce(0, +)
        guard !json else {
            let object: [String: JSONValue] = [
                "path": .string(summary.path), "reports": .integer(Int64(summary.tally.reports)),
                "rows": .integer(Int64(rows)), "digest": .string(summary.digest),
                "resumed": .bool(summary.wasResumed),
            ]
            return Terminal.out(try JSONText.line(object))
        }
        Terminal.out(
            open.say(
                "\(summary.path): \(summary.tally.reports) reports, \(rows) rows, set \(summary.digest.prefix(12))",
                "\(summary.path)：\(summary.tally.reports) 份报告，\(rows) 行，集合摘要 \(summary.digest.prefix(12))"))
    }
}
