import ArgumentParser
import GuidangClient
import Messages
import Settings
import Supervision

/// Starts every service and watches them.
struct Up: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: Help.line("Start every service and watch them.", "启动并看护全部服务。"),
        discussion: Help.text(
            """
            One Ctrl-C finishes the work in hand and stops all; a second one stops at once. Nothing is lost either way.
            A service that dies is started again. One that refuses to run, as its settings or its store are at fault, \
            stops all; the exit status is then its own, 64 or 78.

              guidang up
              guidang up --detach --home /srv/archive --workers parse=4
            """,
            """
            按一次 Ctrl-C：做完手头的工作再停止；按两次：立即停止。两种方式都不会丢失内容。服务意外退出会自动重启。
            因设置或存储有误而拒绝运行的，则全部停止，退出码与该服务相同（64 或 78）。

              guidang up
              guidang up --detach --home /srv/archive --workers parse=4
            """
        )
    )

    @OptionGroup var archive: ArchiveOptions

    @Option(help: ArgumentHelp(Help.line("Workers per stage.", "各阶段的工作进程数。"), valueName: "parse=2,index=1"))
    var workers: [WorkerCounts] = []

    @Flag(help: ArgumentHelp(Help.line("Run in the background; return once the services answer.", "在后台运行，服务就绪后返回。")))
    var detach = false

    func run() async throws {
        _ = try archive.settingsNotingVariables()
        var flags = try archive.flags()
        for counts in workers { try counts.add(to: &flags) }
        let settings = try ArchiveSettings.load(flags: flags)
        Speech.use(settings.language)
        let folder = try RunFolder.prepare(home: settings.home)
        let programs = try ServiceProgram.services(
            in: ServiceProgram.ownFolder(), home: settings.home, flags: flags, replicas: settings.indexReplicas)
        noteMissing(settings)
        let inbox = Phrase("drop files into \(settings.path("inbox"))", "请把文件放进 \(settings.path("inbox"))")
        if detach {
            let pid = try await startDetached(settings, folder, programs)
            Terminal.out(Phrase("up (pid \(pid))", "已启动（进程 \(pid)）").text(in: settings.language))
            Terminal.out(inbox.text(in: settings.language))
            return
        }
        let lock = try UpLock.take(home: settings.home)
        defer { withExtendedLifetime(lock) {} }
        Terminal.note(inbox.text(in: settings.language))
        try await stopLeftovers(settings)
        let client = try Archive(settings: settings)
        try await Foreground(
            settings: settings, programs: programs, status: { await Status.stages(of: client, within: .seconds(1)).all }
        ).run()
        await client.close()
    }

    /// An archive may run without a stage, but hardly on purpose.
    private func noteMissing(_ settings: ArchiveSettings) {
        guard let folder = try? ServiceProgram.ownFolder() else { return }
        let names = ServiceProgram.missing(in: folder)
        guard !names.isEmpty else { return }
        let list = names.joined(separator: ", ")
        Terminal.note(
            Phrase("not in \(folder), so not started: \(list)", "\(folder) 中没有 \(list)，因此不启动").text(
                in: settings.language))
    }

    private func stopLeftovers(_ settings: ArchiveSettings) async throws {
        let lost = await Leftovers.stop(home: try RunFolder.realPath(of: settings.home), grace: .seconds(60))
        guard lost > 0 else { return }
        let text = Phrase(
            "stopped \(Counted.text(lost, "process", "processes")) that had lost the supervisor", "已停止 \(lost) 个失去看护的进程"
        )
        Terminal.note(text.text(in: settings.language))
    }

    private func startDetached(
        _ settings: ArchiveSettings,
        _ folder: RunFolder,
        _ programs: [ServiceProgram]
    ) async throws -> Int32 {
        // The supervisor takes the lock itself; one that is there already is named here, and lost services, which
        // would answer in place of the new ones, are stopped.
        do {
            let lock = try UpLock.take(home: settings.home)
            try await stopLeftovers(settings)
            withExtendedLifetime(lock) {}
        }
        let start = DetachedStart(
            executable: try ServiceProgram.ownFolder() + "/guidang",
            arguments: CommandLine.arguments.dropFirst().filter { $0 != "--detach" },
            log: settings.path("run/up.log")
        )
        let names = programs.map(\.name)
        return try await start.run(within: .seconds(60)) {
            names.filter { name in
                let own = StageName(rawValue: name).map { settings.endpoint(of: $0, .query, in: folder) }
                return SocketProbe.answers(own ?? folder.endpoint(named: name, .query)) == false
            }
        }
    }
}
