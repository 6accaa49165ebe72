import ArgumentParser
import Glibc
import Messages
import Settings
import Supervision

/// Watches the services until somebody stops them, with a live table where there is a terminal.
struct Foreground {
    let settings: ArchiveSettings
    let programs: [ServiceProgram]

    /// Asks what each stage is doing; one that does not answer soon is left out.
    let status: @Sendable () async -> [StageStatus]

    func run() async throws {
        let real = try RunFolder.realPath(of: settings.home)
        let stops = await StopSignals.trap()
        let outcome = Terminal.isInteractive ? try await drawn(real, stops) : await plain(real, stops)
        switch outcome {
        case .stopped: return
        // Whoever watches this program is told as well that starting it again can't help.
        case .failed(_, .exited(let status)): throw ExitCode(status)
        case .failed: throw ExitCode.failure
        }
    }

    private func plain(_ home: String, _ stops: AsyncStream<Void>) async -> SupervisionState.Outcome {
        let language = settings.language
        let supervisor = Supervisor(programs: programs, home: home) { Terminal.note($0.text.text(in: language)) }
        return await supervisor.run(stops: stops)
    }

    /// What the services say goes to the log, so that it does not run through the table.
    private func drawn(_ home: String, _ stops: AsyncStream<Void>) async throws -> SupervisionState.Outcome {
        let path = settings.path("run/up.log")
        let log = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard log >= 0 else {
            throw SupervisionError.cannot("opened", "打开", path, errno)
        }
        defer { close(log) }
        Terminal.note(Phrase("the services' log is \(path)", "服务日志：\(path)").text(in: settings.language))
        let table = LiveTable(
            language: settings.language, status: status,
            problems: { StatusProblems.find($0, home: settings.home, freeBytes: FreeSpace.bytes(home)) })
        let language = settings.language
        let (notices, feed) = AsyncStream.makeStream(of: SupervisorNotice.self)
        let supervisor = Supervisor(programs: programs, home: home, output: log) { feed.yield($0) }
        // Both end below; the table is drawn until every notice was shown.
        let drawing = Task { await table.run() }
        let showing = Task {
            for await notice in notices { await table.note(notice.text.text(in: language)) }
        }
        let outcome = await supervisor.run(stops: stops)
        feed.finish()
        await showing.value
        drawing.cancel()
        await drawing.value
        return outcome
    }
}
