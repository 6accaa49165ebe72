import ArgumentParser
import Foundation
import Glibc
import GuidangClient
import Messages
import ReportComparison
import ReportReader
import Settings
import TextExtraction

/// Reads one file without any service.
struct Read: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: Help.line(
            "Read one file and print the report as JSON; needs no service.", "直接解析一个文件，输出报告 JSON；无需服务。"),
        discussion: Help.text(
            """
            Of an archive or a mail each document that it holds is read: one JSON object a line, with its parent.

            The exit status is 0 if all was read, else 2 unsupported, 3 corrupt or empty, 4 encrypted, 5 over a limit; \
            the reason is then a JSON object on the standard error. 1 means that there is no such file.

            --explain prints, instead of the JSON, each value with the rule that gave it and the words around it. \
            --diff compares the report with what a person read in the same file (labels as JSON), prints what was \
            missed, what is extra and what is other, and ends with status 6 if there is anything.
            """,
            """
            压缩包或邮件中的每个文件分别解析：每行一个 JSON 对象，带有 `parent`。

            退出码：0 全部已解析；2 不支持的格式；3 损坏或为空；4 已加密；5 超过限制，原因以 JSON 写到标准错误；1 文件不存在或无法读取。

            --explain 不输出 JSON，而是逐项列出每个值由哪条规则得出、原文出自何处。\
            --diff 与人工标注（JSON）比较，列出漏读、多读和读错的内容；有差异时退出码为 6。
            """
        )
    )

    @OptionGroup var archive: ArchiveOptions

    @Argument(help: ArgumentHelp(Help.line("The file.", "要解析的文件。"), valueName: Help.line("file", "文件")))
    var file: String

    @Option(
        help: ArgumentHelp(
            Help.line(
                "A folder with word lists in place of the built-in ones of their names.", "存放词表的文件夹，其中的文件取代同名的内置词表。"),
            valueName: Help.line("folder", "文件夹")
        )
    )
    var lexicon: String?

    @Flag(help: ArgumentHelp(Help.line("Show the rule behind each value.", "说明每个值由哪条规则得出。")))
    var explain = false

    @Option(
        help: ArgumentHelp(
            Help.line("Labels to compare with, as JSON.", "用于比较的人工标注（JSON）。"),
            valueName: Help.line("labels", "标注文件")))
    var diff: String?

    func validate() throws {
        guard explain, diff != nil else { return }
        throw ValidationError(Help.line("Give --explain or --diff, not both.", "--explain 和 --diff 只能用一个。"))
    }

    /// Why nothing was read, as it stands on the standard error.
    private struct Refusal: Encodable {
        var fileName: String
        var mediaType: String
        var code: String
        var message: String
        var hint: String?
    }

    func run() async throws {
        let settings = try archive.settings { if let lexicon { $0.set(.parseLexicon, toFolder: lexicon) } }
        let reader = try settings.reader()
        let data = try Self.bytes(of: file)
        let name = URL(fileURLWithPath: file).lastPathComponent.precomposedStringWithCanonicalMapping
        let documents = await FileOpening(needsSandbox: settings.needsSandbox).documents(in: data, named: name)
        var failed: ExtractionError.Code?
        for document in documents {
            switch document.content {
            case .success(let source):
                try show(source, by: reader, documentID: document.id, isAlone: documents.count == 1)
            case .failure(let error):
                failed = failed ?? error.code
                try refuse(document.name, error)
            }
        }
        if let failed { throw ExitCode(Self.status(of: failed)) }
    }

    private func refuse(_ name: String, _ error: ExtractionError) throws {
        let reason = RejectionReason(code: error.code.rawValue)
        let refusal = Refusal(
            fileName: name,
            mediaType: error.mediaType,
            code: error.code.rawValue,
            message: Help.line(error.message, reason.wrong.chinese),
            hint: Speech.language == .zh ? reason.help.chinese : error.hint
        )
        Terminal.note(try JSONText.line(refusal))
    }

    private static func bytes(of file: String) throws -> Data {
        var status = stat()
        guard stat(file, &status) == 0, access(file, R_OK) == 0 else {
            throw ArchiveError.cannot("read", "读取", file, errno)
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw ArchiveError(.file, Phrase("\(file) is not a file.", "\(file) 不是文件。"))
        }
        do {
            // Mapped: a file that is over the limit costs no memory.
            return try Data(contentsOf: URL(fileURLWithPath: file), options: .alwaysMapped)
        } catch {
            throw ArchiveError.cannot("read", "读取", file, EIO)
        }
    }

    private func show(_ source: SourceText, by reader: ReportReader, documentID: String, isAlone: Bool) throws {
        let output = try OutputTarget(path: nil)
        if explain {
            let (report, notes) = reader.explain(source, documentID: documentID, reportID: documentID, revision: 1)
            return try output.write(lines: Explanation(report, notes: notes).lines)
        }
        let labels = try diff.map(Self.labels)
        let report = reader.read(source, documentID: documentID, reportID: documentID, revision: 1)
        if let labels {
            let differences = ReportComparison(report, with: labels).differences
            try output.write(lines: DifferenceLines(differences: differences, text: report.text).lines)
            if !differences.isEmpty { throw ExitCode(6) }
            return
        }
        // A report may be most of what memory holds: no copy of it for the line's end.
        try output.write(
            Terminal.isInteractive && isAlone ? JSONText.bytes(report, pretty: true) : Data(report.json()))
        try output.write(Data("\n".utf8))
    }

    private static func labels(_ file: String) throws -> GoldLabels {
        let json = try bytes(of: file)
        do {
            return try GoldLabels(json: json)
        } catch {
            throw ArchiveError(
                .file,
                Phrase(
                    "\(file) does not hold labels: it should be a JSON object with the fields of a labelled report.",
                    "\(file) 不是标注文件：应为带有标注字段的 JSON 对象。"))
        }
    }

    private static func status(of code: ExtractionError.Code) -> Int32 {
        switch code {
        case .unsupported, .missingProgram: 2
        case .corrupt, .empty: 3
        case .encrypted: 4
        case .overLimit: 5
        }
    }
}
