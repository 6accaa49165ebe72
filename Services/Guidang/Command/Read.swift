import ArgumentParser
import Crypto
import Foundation
import Glibc
import GuidangClient
import Messages
import ReportReader
import Settings
import TextExtraction

/// Reads one file without any service.
struct Read: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: Help.line(
            "Read one file and print the report as JSON; needs no service.", "直接解析一个文件，输出报告 JSON；无需服务。"),
        discussion: Help.text(
            """
            The exit status is 0 if it was read, else 2 unsupported, 3 corrupt or empty, 4 encrypted, 5 over a limit; \
            the reason is then a JSON object on the standard error. 1 means that there is no such file.
            """,
            "退出码：0 已解析；2 不支持的格式；3 损坏或为空；4 已加密；5 超过限制，原因以 JSON 写到标准错误；1 文件不存在或无法读取。"
        )
    )

    @OptionGroup var archive: ArchiveOptions

    @Option(
        help: ArgumentHelp(
            Help.line(
                "A folder with word lists in place of the built-in ones of their names.", "存放词表的文件夹，其中的文件取代同名的内置词表。"),
            valueName: Help.line("folder", "文件夹")
        )
    )
    var lexicon: String?

    @Argument(help: ArgumentHelp(Help.line("The file.", "要解析的文件。"), valueName: Help.line("file", "文件")))
    var file: String

    /// Why nothing was read, as it stands on the standard error.
    private struct Refusal: Encodable {
        var fileName: String
        var mediaType: String
        var code: String
        var message: String
        var hint: String?
    }

    func run() throws {
        let reader = try archive.settings { if let lexicon { $0.set(.parseLexicon, toFolder: lexicon) } }.reader()
        let data = try Self.bytes(of: file)
        let name = URL(fileURLWithPath: file).lastPathComponent.precomposedStringWithCanonicalMapping
        do {
            let report = Self.read(try TextExtractor.extract(data, fileName: name), of: data, name, by: reader)
            let output = try OutputTarget(path: nil)
            // A report may be most of what memory holds: no copy of it for the line's end.
            try output.write(JSONText.bytes(report, pretty: Terminal.isInteractive))
            try output.write(Data("\n".utf8))
        } catch let error as ExtractionError {
            let reason = RejectionReason(code: error.code.rawValue)
            let refusal = Refusal(
                fileName: name,
                mediaType: error.mediaType,
                code: error.code.rawValue,
                message: Help.line(error.message, reason.wrong.chinese),
                hint: Speech.language == .zh ? reason.help.chinese : error.hint
            )
            Terminal.note(try JSONText.line(refusal))
            throw ExitCode(Self.status(of: error.code))
        }
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

    private static func read(
        _ extracted: ExtractedText, of data: Data, _ name: String, by reader: ReportReader
    ) -> Report {
        let digest = ContentHash(bytes: SHA256.hash(data: data))?.hex ?? ""
        let source = SourceText(
            text: extracted.text,
            fileName: name,
            mediaType: extracted.mediaType,
            size: data.count,
            encoding: extracted.encoding,
            replacements: extracted.replacements
        )
        return reader.read(source, documentID: digest, reportID: digest, revision: 1)
    }

    private static func status(of code: ExtractionError.Code) -> Int32 {
        switch code {
        case .unsupported: 2
        case .corrupt, .empty: 3
        case .encrypted: 4
        case .overLimit: 5
        }
    }
}
