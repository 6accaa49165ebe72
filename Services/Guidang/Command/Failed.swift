import ArgumentParser
import GuidangClient
import Messages
import Settings

/// What was set aside.
struct Failed: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: Help.line("Show, retry or drop what could not be read.", "查看、重试或放弃未能处理的文件。"),
        discussion: Help.text(
            """
            These are originals that can't be read, and tasks that were set aside after their attempts.

              guidang failed list
              guidang failed retry 7e10d96a
            """,
            """
            包括无法解析的原件，以及多次尝试后搁置的任务。

              guidang failed list
              guidang failed retry 7e10d96a
            """
        ),
        subcommands: [List.self, Details.self, Again.self, Drop.self],
        defaultSubcommand: List.self
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: Help.line("List them, one a line.", "逐行列出。")
        )

        @OptionGroup var archive: ArchiveOptions

        @Flag(help: ArgumentHelp(Help.line("Print one JSON object.", "输出一个 JSON 对象。")))
        var json = false

        func run() async throws {
            let open = try archive.open(asking: StageName.allCases)
            let letters = try await open.archive.failed()
            await open.archive.close()
            guard !json else {
                Terminal.out(try JSONText.line(FailedAnswer(letters: letters, total: Int64(letters.count))))
                return
            }
            for letter in letters {
                let name = letter.fileName ?? "-"
                let why = RejectionReason.line(code: letter.code, detail: letter.errors.last, in: open.language) ?? "-"
                Terminal.out("\(letter.documentId.prefix(12))  \(letter.stage.rawValue)  \(name)  \(why)".onOneLine)
            }
            if letters.isEmpty { Terminal.out(open.say("nothing is set aside", "没有搁置的文件")) }
        }
    }

    struct Details: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract: Help.line("Show what went wrong each time.", "显示每次失败的原因。")
        )

        @OptionGroup var archive: ArchiveOptions

        @Argument(
            help: ArgumentHelp(
                Help.line("A document's id or its beginning.", "文件编号或其开头。"), valueName: Help.line("id", "编号")))
        var id: String

        func run() async throws {
            let open = try archive.open(asking: StageName.allCases)
            let letters = try await open.archive.failed(id)
            await open.archive.close()
            guard !letters.isEmpty else { throw ArchiveError.nothingSetAside(id) }
            for letter in letters {
                Terminal.out(letter.documentId)
                Terminal.out(
                    "  \(LocalTime.text(letter.time))  \(letter.stage.rawValue)  \(letter.fileName ?? "-")".onOneLine)
                if let reason = letter.code.map(RejectionReason.init(code:)) {
                    Terminal.out("  \(reason.wrong.text(in: open.language)) \(reason.help.text(in: open.language))")
                }
                for (number, error) in letter.errors.enumerated() {
                    Terminal.out("  \(number + 1). \(error)".onOneLine)
                }
            }
        }
    }

    struct Again: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "retry",
            abstract: Help.line("Try again from the beginning.", "从头重试。")
        )

        @OptionGroup var archive: ArchiveOptions
        @OptionGroup var choice: FailedChoice

        func run() async throws {
            let open = try archive.open(asking: StageName.allCases)
            let count = try await open.archive.retryFailed(choice.id)
            await open.archive.close()
            guard count > 0 || choice.all else { throw ArchiveError.nothingSetAside(choice.id ?? "") }
            Terminal.out(open.say("\(count) tried again", "重试 \(count) 份"))
        }
    }

    struct Drop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: Help.line("Give up on them; originals stay in the archive.", "放弃处理；原件仍保存在档案库中。")
        )

        @OptionGroup var archive: ArchiveOptions
        @OptionGroup var choice: FailedChoice

        func run() async throws {
            let open = try archive.open(asking: StageName.allCases)
            let count = try await open.archive.dropFailed(choice.id)
            await open.archive.close()
            guard count > 0 || choice.all else { throw ArchiveError.nothingSetAside(choice.id ?? "") }
            Terminal.out(open.say("\(count) dropped", "放弃 \(count) 份"))
        }
    }
}

/// One document, or all.
struct FailedChoice: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            Help.line("A document's id or its beginning.", "文件编号或其开头。"), valueName: Help.line("id", "编号")))
    var id: String?

    @Flag(help: ArgumentHelp(Help.line("All of them.", "全部。")))
    var all = false

    func validate() throws {
        guard (id == nil) == all else {
            throw ValidationError(Help.line("Name one id, or say --all.", "请给出一个编号，或用 --all 表示全部。"))
        }
    }
}

extension ArchiveError {
    fileprivate static func nothingSetAside(_ id: String) -> Self {
        Self(
            .notFound,
            Phrase("Nothing that begins with \(id) is set aside.", "没有编号以 \(id) 开头的搁置文件。"),
            help: Phrase("`guidang failed list` shows what is.", "用 `guidang failed list` 查看。")
        )
    }
}
