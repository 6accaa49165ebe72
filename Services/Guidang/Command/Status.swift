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
        /// Further indexes that run here.
        var replicas: [StageStatus]
        var missing: [StageName]
        /// What is wrong, in words.
        var problems: [String]
    }

    func run() async throws {
        let open = try archive.open(asking: [])
        var table = StatusTable(language: open.language)
        let began = ContinuousClock.now
        var found = await Self.stages(of: open.archive)
        var lines = table.lines(found.all, at: .zero)
        if !json, found.all.contains(where: { $0.waiting + $0.inWork > 0 }) {
            // A rate is what came to be done between two looks.
            try await Task.sleep(for: .seconds(1))
            found = await Self.stages(of: open.archive)
            lines = table.lines(found.all, at: ContinuousClock.now - began)
        }
        await open.archive.close()
        let home = open.archive.home
        let problems = StatusProblems.find(found.all, home: home, freeBytes: FreeSpace.bytes(home)).map {
            $0.text(in: open.language)
        }
        let missing = StageName.allCases.filter { name in !found.stages.contains { $0.stage == name } }
        if json {
            Terminal.out(
                try JSONText.line(
                    Answer(
                        home: home, stages: found.stages, replicas: found.replicas, missing: missing,
                        problems: problems)))
        } else {
            if !found.all.isEmpty { lines.forEach { Terminal.out($0) } }
            StatusNotes.lines(found.all, open).forEach { Terminal.out($0) }
            problems.forEach { Terminal.note($0) }
        }
        guard missing.isEmpty else { throw ExitCode.failure }
    }

    /// What was found running.
    struct Found: Sendable {
        var stages: [StageStatus]
        /// Further indexes.
        var replicas: [StageStatus]
        var all: [StageStatus] { stages + replicas }
    }

    /// Asks those that take connections.
    static func stages(of archive: Archive, within limit: Duration = .seconds(5)) async -> Found {
        let here = StageName.allCases.filter { SocketProbe.answers(archive.address(of: $0, .query)) != false }
        let names = archive.furtherIndexes.filter { SocketProbe.answers(archive.address(ofIndex: $0)) != false }
        async let replicas = archive.statusOfIndexes(names, within: limit)
        let stages = here.isEmpty ? [] : await archive.status(within: limit)
        return Found(stages: stages, replicas: await replicas)
    }
}
