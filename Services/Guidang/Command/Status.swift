import ArgumentParser
import GuidangClient
import Messages
import Settings
import Supervision

/// Shows how each stage is doing.
struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: Help.line("Show how each stage is doing.", "显示各阶段的状况。"),
        discussion: Help.text(
            "The exit status is 0 if every service answers, else 1.",
            "各项服务都应答时退出码为 0，否则为 1。"
        )
    )

    @OptionGroup var archive: ArchiveOptions

    @Flag(help: ArgumentHelp(Help.line("Print one JSON object.", "输出一个 JSON 对象。")))
    var json = false

    /// What `--json` prints.
    private struct Answer: Encodable {
        var home: String
        var stages: [StageStatus]
        var missing: [StageName]
    }

    func run() async throws {
        let open = try archive.open(asking: [])
        let here = StageName.allCases.filter { SocketProbe.answers(open.archive.address(of: $0, .query)) != false }
        let stages = here.isEmpty ? [] : await open.archive.status(within: .seconds(5))
        await open.archive.close()
        let missing = StageName.allCases.filter { name in !stages.contains { $0.stage == name } }
        if json {
            Terminal.out(try JSONText.line(Answer(home: open.archive.home, stages: stages, missing: missing)))
        } else {
            show(stages, missing, open)
        }
        guard missing.isEmpty else { throw ExitCode.failure }
    }

    private func show(_ stages: [StageStatus], _ missing: [StageName], _ open: OpenArchive) {
        if !stages.isEmpty {
            var table = StatusTable(language: open.language)
            for line in table.lines(stages, at: .zero) { Terminal.out(line) }
        }
        for stage in stages {
            if let dropped = stage.dropped, dropped > 0 {
                Terminal.out(
                    open.say(
                        "\(stage.stage.rawValue): \(dropped) dropped; `guidang failed retry ID` takes one up again",
                        "\(stage.stage.rawValue)：已放弃 \(dropped) 份；可用 `guidang failed retry 编号` 重新处理"
                    )
                )
            }
            for consumer in stage.consumers where consumer.behind > 0 || !consumer.connected {
                let link = consumer.connected ? "" : open.say(", not connected", "，未连接")
                Terminal.out(
                    open.say(
                        "\(stage.stage.rawValue) → \(consumer.name): \(consumer.behind) to hand on\(link)",
                        "\(stage.stage.rawValue) → \(consumer.name)：待转交 \(consumer.behind) 条\(link)"
                    )
                )
            }
        }
        guard !missing.isEmpty else { return }
        let names = missing.map(\.rawValue).joined(separator: ", ")
        Terminal.note(
            open.say(
                "not running: \(names); start with `guidang up --home \(open.archive.home)`",
                "未运行：\(names)；请用 `guidang up --home \(open.archive.home)` 启动"
            )
        )
    }
}
