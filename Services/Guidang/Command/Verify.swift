import ArgumentParser
import GuidangClient
import Messages
import Settings

/// Checks everything that is kept.
struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: Help.line("Check every store, every original and every document's way.", "核对全部存储、原件及每份文件的去向。"),
        discussion: Help.text(
            """
            Reads everything, which takes a while. Each original must end as a report or a rejection, and each report
            in the index; what is still under way is counted, not complained of. The exit status is 1 if anything is
            wrong.
            """,
            "需读取全部内容，较费时。每份原件都须成为报告或被拒，每份报告都须在索引中；处理中的只计数。有问题时退出码为 1。"
        )
    )

    @OptionGroup var archive: ArchiveOptions

    @Flag(help: ArgumentHelp(Help.line("Print one JSON object.", "输出一个 JSON 对象。")))
    var json = false

    /// What `--json` prints.
    private struct Answer: Encodable {
        var stages: [VerifyAnswer]
        var documents: Int
        var underWay: Int
        var problems: [String]
    }

    func run() async throws {
        let open = try archive.open(asking: StageName.allCases)
        var answers: [VerifyAnswer] = []
        var troubles: [String] = []
        for stage in StageName.allCases {
            do {
                answers.append(try await open.archive.verify(stage))
            } catch {
                troubles.append("\(stage.rawValue): it could not be checked: \(error)")
            }
        }
        var ways = WayCheck.Result()
        do {
            ways = try await WayCheck(open.archive).run()
        } catch {
            troubles.append("the documents' ways could not be checked: \(error)")
        }
        await open.archive.close()
        let problems = answers.flatMap { answer in answer.problems.map { "\(answer.stage.rawValue): \($0)" } }
        let answer = Answer(
            stages: answers,
            documents: ways.documents,
            underWay: ways.underWay,
            problems: problems + troubles + ways.problems
        )
        if json { Terminal.out(try JSONText.line(answer)) } else { show(answer, open) }
        guard answer.problems.isEmpty else { throw ExitCode.failure }
    }

    /// “1 body”, “2 bodies”, “2 份正文”.
    private static func counted(_ number: Int64, _ plural: String, in language: Language) -> String {
        if language == .zh {
            let words = ["bodies": "份正文", "bytes": "字节", "documents": "份文件", "reports": "份报告"]
            return "\(number) \(words[plural] ?? plural)"
        }
        let singular = ["bodies": "body", "bytes": "byte", "documents": "document", "reports": "report"]
        return Counted.text(number, singular[plural] ?? plural, plural)
    }

    private func show(_ answer: Answer, _ open: OpenArchive) {
        for stage in answer.stages {
            let checked = stage.checked.sorted { $0.key < $1.key }.map {
                Self.counted($0.value, $0.key, in: open.language)
            }
            let name = stage.stage.rawValue
            Terminal.out(
                open.say(
                    "\(name): \(checked.joined(separator: ", "))", "\(name)：已核对 \(checked.joined(separator: "、"))"))
        }
        Terminal.out(
            open.say(
                "documents: \(answer.documents), \(answer.underWay) under way",
                "文件：\(answer.documents) 份，处理中 \(answer.underWay) 份"
            )
        )
        for problem in answer.problems { Terminal.out("! \(problem)") }
        let count = answer.problems.count
        Terminal.out(
            count == 0
                ? open.say("all is well", "一切正常")
                : open.say(Counted.text(count, "problem"), "\(count) 个问题"))
    }
}
