import ArgumentParser
import Foundation
import Glibc
import GuidangClient
import Messages
import Settings

/// Hands files in.
struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: Help.line("Hand files in and wait until each is indexed or rejected.", "递交文件，等到逐份入库或被拒。"),
        discussion: Help.text(
            """
            Folders are walked; the names of sub-folders become tags; hidden and temporary names are passed over. \
            The files stay where they are. Run it again after a break: it goes on where it was.
            After Ctrl-C what was handed in is read all the same. The report of --report is CSV (RFC 4180) in UTF-8 with a \
            byte order mark, so that Excel opens it rightly.
            The exit status is 0 only if every file made it.

              guidang add 报告.txt
              guidang add /data/reports --report result.csv
            """,
            """
            文件夹逐层查找，子文件夹名作为标签；隐藏和临时文件略过。原文件不动。中断后再次运行即可继续。
            按 Ctrl-C 之后，已递交的文件仍会处理完。--report 写出的 CSV 带 UTF-8 标记，可直接用 Excel 打开。
            全部成功时退出码才为 0。

              guidang add 报告.txt
              guidang add /data/reports --report result.csv
            """
        )
    )

    @OptionGroup var archive: ArchiveOptions

    @Argument(help: ArgumentHelp(Help.line("Files or folders.", "文件或文件夹。"), valueName: Help.line("paths", "路径")))
    var paths: [String]

    @Flag(help: ArgumentHelp(Help.line("Return once the archive keeps them.", "档案库收妥即返回。")))
    var noWait = false

    @Option(
        help: ArgumentHelp(
            Help.line("Write path, id, state and reason of each file.", "写出每个文件的路径、编号、状态和原因。"),
            valueName: Help.line("file.csv", "文件.csv")
        )
    )
    var report: String?

    func run() async throws {
        let open = try archive.open(asking: noWait ? [.ingest] : [.ingest, .parse, .index])
        let list = FileList(paths)
        for (path, reason) in list.skipped {
            Terminal.note(
                open.say("passed over: \(path) (\(reason.english))", "略过：\(path)（\(reason.chinese)）").onOneLine)
        }
        for path in list.empty { Terminal.note(open.say("no file in \(path)", "\(path) 里没有文件")) }
        for (path, reason) in list.missing {
            Terminal.note(open.say("\(path): \(reason)", "\(path)：\(reason)").onOneLine)
        }
        let display = AddDisplay(language: open.language, isInteractive: Terminal.isInteractive)
        let run = AddRun(open.archive, list.files, display: display, waits: !noWait)
        let result: Result<Bool, any Error>
        do {
            result = .success(
                try await Interruption.run {
                    try await run.run()
                } stopped: {
                    await open.archive.close()
                })
        } catch {
            result = .failure(error)
        }
        let entries = await run.entries
        await open.archive.close()
        try write(entries, list.missing)
        guard try !result.get() else {
            display.stopped(entries)
            throw ExitCode(128 + SIGINT)
        }
        let made = entries.allSatisfy { noWait ? $0.state == .kept : [.indexed, .unpacked].contains($0.state) }
        guard made, list.missing.isEmpty else { throw ExitCode.failure }
    }

    private func write(_ entries: [AddedEntry], _ missing: [(path: String, reason: String)]) throws {
        guard let report else { return }
        let lost = missing.map { AddedEntry(path: $0.path, tags: [], state: .failed, reason: $0.reason) }
        let target = try OutputTarget(path: report)
        try target.write(AddedEntry.csv(entries + lost))
        try target.finish()
    }
}
