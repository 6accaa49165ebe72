import ArgumentParser
import Foundation
import GuidangClient
import Messages

/// Shows a report, its text or its original.
struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: Help.line("Show a report, its text or its original.", "显示一份报告、其文本或原件。"),
        discussion: Help.text(
            """
            The id is one that `guidang search` shows; its beginning is enough.

              guidang show 7e10d96a
              guidang show 7e10d96a --original -o 原件.pdf
            """,
            """
            编号见 `guidang search`，给出开头几位即可。

              guidang show 7e10d96a
              guidang show 7e10d96a --original -o 原件.pdf
            """
        )
    )

    enum Form: String, EnumerableFlag {
        case json, text, original

        static func help(for value: Self) -> ArgumentHelp? {
            switch value {
            case .json: ArgumentHelp(Help.line("Print the report as JSON, as it is stored.", "按存储原样输出报告 JSON。"))
            case .text: ArgumentHelp(Help.line("Print the report's whole text.", "输出报告全文。"))
            case .original: ArgumentHelp(Help.line("Give the original file, byte for byte.", "逐字节输出原件。"))
            }
        }
    }

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var choice: IndexOption

    @Argument(
        help: ArgumentHelp(
            Help.line("The id of a report or document, or at least 6 characters of it.", "报告或文件编号，或其前 6 位以上。"),
            valueName: Help.line("id", "编号")))
    var id: String

    @Flag(exclusivity: .exclusive) var form: Form?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(Help.line("Write to this file instead.", "写入此文件。"), valueName: Help.line("file", "文件"))
    )
    var output: String?

    func run() async throws {
        let (open, index) =
            form == .original ? (try archive.open(asking: [.ingest]), nil) : try choice.open(archive)
        do {
            try await show(open, index)
        } catch {
            await open.archive.close()
            throw error
        }
        await open.archive.close()
    }

    private func show(_ open: OpenArchive, _ index: String?) async throws {
        let target = try OutputTarget(path: output)
        switch form {
        case .original: _ = try await open.archive.original(id) { try target.write($0) }
        case .json: try target.write(try await open.archive.reportJSON(id, index: index) + Data("\n".utf8))
        case .text: try target.write(Data(try await open.archive.report(id, index: index).text.utf8))
        case nil: try target.write(Data(ReportSheet(try await open.archive.report(id, index: index), open).text.utf8))
        }
        try target.finish()
    }
}
