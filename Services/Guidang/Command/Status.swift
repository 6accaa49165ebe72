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
            "What is wrong follows the table. The exit status is 0 if every service answers, else 1.",
            "表格之后列出存在的问题。各项服务都应答时退出码为 0，否则为 1。"
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
        /// What is wrong, in words.
        var problems: [String]
    }

    func run() async throws {
        let open = try archive.open(asking: [])
        var table = StatusTable(language: open.language)
        let began = ContinuousClock.now
        var stages = await Self.stages(of: open.archive)
        var lines = table.lines(stages, at: .zero)
        if !json, stages.contains(where: { $0.waiting + $0.inWork > 0 }) {
            // A rate is what came to be done between two looks.
            try await Task.sleep(for: .seconds(1))
            stages = await Self.stages(of: open.archive)
            lines = table.lines(stages, at: ContinuousClock.now - began)
        }
        await open.archive.close()
        let home = open.archive.home
        let problems = StatusProblems.find(stages, home: home, freeBytes: FreeSpace.bytes(home)).map {
            $0.text(in: open.language)
        }
        let missing = StageName.allCases.filter { name in !stages.contains { $0.stage == name } }
        if json {
            Terminal.out(try JSONText.line(Answer(home: home, stages: stages, missing: missing, problems: problems)))
        } else {
            if !stages.isEmpty { lines.forEach { Terminal.out($0) } }
            notes(stages, open).forEach { Terminal.out($0) }
            problems.forEach { Terminal.note($0) }
        }
        guard missing.isEmpty else { throw ExitCode.failure }
    }

    private static func stages(of archive: Archive) async -> [StageStatus] {
        let here = StageName.allCases.filter { SocketProbe.answers(archive.address(of: $0, .query)) != false }
        return here.isEmpty ? [] : await archive.status(within: .seconds(5))
    }

    /// What is no trouble and good to know: what a person dropped, what is on its way, who follows the events.
    private func notes(_ stages: [StageStatus], _ open: OpenArchive) -> [String] {
        stages.flatMap { stage in
            let name = stage.stage.rawValue
            var notes: [String] = []
            if let dropped = stage.dropped, dropped > 0 {
                notes.append(
                    open.say(
                        "\(name): \(dropped) dropped; `guidang failed retry ID` takes one up again",
                        "\(name)：已放弃 \(dropped) 份；可用 `guidang failed retry 编号` 重新处理"
                    )
                )
            }
            for consumer in stage.consumers {
                let link = consumer.connected ? "" : open.say(", not connected", "，未连接")
                if StageName(rawValue: consumer.name) == nil {
                    notes.append(
                        open.say(
                            "\(name) → \(consumer.name): \(Counted.text(consumer.behind, "event")) behind\(link)",
                            "\(name) → \(consumer.name)：落后 \(consumer.behind) 个事件\(link)"
                        )
                    )
                } else if consumer.behind > 0, consumer.connected {
                    notes.append(
                        open.say(
                            "\(name) → \(consumer.name): \(consumer.behind) to hand on",
                            "\(name) → \(consumer.name)：待转交 \(consumer.behind) 条"
                        )
                    )
                }
            }
            return notes
        }
    }
}
