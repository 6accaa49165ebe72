import ArgumentParser
import GuidangClient
import Messages
import Settings

/// Shows a document's way through the stages.
struct Trace: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: Help.line("Show a document's way through the stages, with times.", "显示一份文件经过各阶段的时间。")
    )

    @OptionGroup var archive: ArchiveOptions

    @Argument(
        help: ArgumentHelp(
            Help.line("A document's id, or at least 6 digits of it.", "文件编号，或其前 6 位以上。"),
            valueName: Help.line("id", "编号")))
    var id: String

    @Flag(help: ArgumentHelp(Help.line("Print one JSON object.", "输出一个 JSON 对象。")))
    var json = false

    func run() async throws {
        let open = try archive.open(asking: StageName.allCases)
        let documents = try await open.archive.trace(id)
        await open.archive.close()
        guard !documents.isEmpty else {
            throw ArchiveError(
                .notFound, Phrase("No document begins with \(id).", "没有编号以 \(id) 开头的文件。"))
        }
        if json {
            Terminal.out(try JSONText.line(TraceAnswer(documents: documents)))
            return
        }
        for document in documents {
            Terminal.out(document.documentId)
            for step in document.steps { Terminal.out(TraceWords.line(step, in: open.language).onOneLine) }
        }
    }
}
