import ArgumentParser
import Settings
import Supervision

/// Stops the services.
struct Down: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: Help.line("Stop the services once the work in hand is finished.", "做完手头的工作后停止各项服务。")
    )

    @OptionGroup var archive: ArchiveOptions

    @Flag(
        help: ArgumentHelp(
            Help.line("Do not wait for work in hand; it is done again at the next start.", "不等手头的工作；下次启动时重做。")
        )
    )
    var now = false

    @Option(
        help: ArgumentHelp(Help.line("How many seconds to wait.", "最多等待的秒数。"), valueName: Help.line("seconds", "秒数")))
    var timeout = 90

    func run() async throws {
        let settings = try archive.settings()
        guard let real = try? RunFolder.realPath(of: settings.home) else {
            // There is no such folder, or nobody may look into it: neither could a service.
            Terminal.out(Phrase("nothing was running", "没有正在运行的服务").text(in: settings.language))
            return
        }
        let limit = Duration.seconds(min(max(timeout, 0), 86_400))
        let result = await Shutdown.run(home: real, atOnce: now, within: limit) {
            Terminal.note($0.text(in: settings.language))
        }
        switch result {
        case .stopped:
            Terminal.out(Phrase("stopped", "已停止").text(in: settings.language))
        case .wasNotRunning:
            Terminal.out(Phrase("nothing was running", "没有正在运行的服务").text(in: settings.language))
        case .stillDraining(let pid):
            let text = Phrase(
                "still finishing its work (pid \(pid)); `guidang down --now` stops it at once",
                "仍在收尾（进程 \(pid)）；`guidang down --now` 可立即停止"
            )
            Terminal.note(text.text(in: settings.language))
            throw ExitCode.failure
        }
    }
}
