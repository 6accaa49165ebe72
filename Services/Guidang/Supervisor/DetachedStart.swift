import Foundation
import Glibc
import Settings
import Subprocess
import SystemPackage

/// Starts a supervisor that outlives the command that starts it.
package struct DetachedStart: Sendable {
    private let executable: String
    private let arguments: [String]
    private let log: String

    /// - Parameters:
    ///   - arguments: Of a supervisor in the foreground.
    ///   - log: The file its output is appended to.
    package init(executable: String, arguments: [String], log: String) {
        self.executable = executable
        self.arguments = arguments
        self.log = log
    }

    /// Starts it and returns once the services answer.
    ///
    /// - Parameter waiting: The names of the services that do not answer yet.
    /// - Returns: The supervisor's pid.
    /// - Throws: ``SupervisionError`` with `startFailed` and the end of the log; then nothing is left running.
    package func run(
        within limit: Duration,
        waiting: @Sendable () async -> [String]
    ) async throws(SupervisionError) -> Int32 {
        let file = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            throw SupervisionError.cannot("opened", "打开", log, errno)
        }
        defer { close(file) }
        let beginning = Int(lseek(file, 0, SEEK_END))
        let (pids, feed) = AsyncStream.makeStream(of: Int32.self)
        // Not a child task: it waits for a process that is to live on when this command has ended.
        let supervisor = Task { [self] in
            let end = await launch(output: file) { feed.yield($0) }
            feed.finish()
            return end
        }
        guard let pid = await pids.first(where: { _ in true }) else {
            let end = await supervisor.value.words
            throw SupervisionError(
                .startFailed,
                Phrase("\(executable) cannot be started: \(end.english)", "无法启动 \(executable)：\(end.chinese)")
            )
        }
        var missing: [String] = []
        let ready = await Polling.until(limit) {
            missing = await waiting()
            return missing.isEmpty || !Self.isAlive(pid)
        }
        guard Self.isAlive(pid) else {
            let end = await supervisor.value.words
            throw failure(Phrase("They ended (\(end.english)).", "已经退出（\(end.chinese)）。"), from: beginning)
        }
        guard !ready else { return pid }
        kill(pid, SIGTERM)
        kill(pid, SIGINT)
        _ = await supervisor.value
        let names = missing.joined(separator: ", ")
        throw failure(
            Phrase(
                "No answer from \(names) within \(limit.components.seconds) s.",
                "\(names) 在 \(limit.components.seconds) 秒内没有应答。"
            ),
            from: beginning
        )
    }

    private func launch(output: Int32, started: @Sendable (Int32) -> Void) async -> ServiceEnd {
        var options = PlatformOptions()
        options.createSession = true
        let descriptor = FileDescriptor(rawValue: output)
        do {
            let result = try await Subprocess.run(
                Configuration(
                    executable: .path(FilePath(executable)),
                    arguments: Arguments(arguments),
                    platformOptions: options
                ),
                input: .none,
                output: .fileDescriptor(descriptor, closeAfterSpawningProcess: false),
                error: .fileDescriptor(descriptor, closeAfterSpawningProcess: false)
            ) { execution in
                started(execution.processIdentifier.value)
            }
            return switch result.terminationStatus {
            case .exited(let code): .exited(code)
            case .signaled(let signal): .signaled(signal)
            }
        } catch {
            return .notStarted("\(error)")
        }
    }

    /// Whether our child still runs; one that has ended and was not waited for yet does not.
    private static func isAlive(_ pid: Int32) -> Bool {
        guard let text = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
            let name = text.lastIndex(of: ")")
        else { return false }
        return text[name...].dropFirst(2).first != "Z"
    }

    private func failure(_ reason: Phrase, from offset: Int) -> SupervisionError {
        let text = FileManager.default.contents(atPath: log).map {
            String(decoding: $0.dropFirst(offset), as: UTF8.self)
        }
        let tail = (text ?? "").split(separator: "\n").suffix(12).map { "  " + $0 }.joined(separator: "\n")
        let lines = (tail.isEmpty ? "" : "\n" + tail) + "\n"
        return SupervisionError(
            .startFailed,
            Phrase("The services did not start. \(reason.english)\(lines)", "各项服务没有启动成功，\(reason.chinese)\(lines)"),
            help: Phrase("All of it is in \(log).", "详见 \(log)。")
        )
    }
}
