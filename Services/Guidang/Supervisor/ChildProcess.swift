import Glibc
import Subprocess
import SystemPackage

/// Runs one service's process to its end.
struct ChildProcess {
    let program: ServiceProgram

    /// The descriptor both its outputs go to.
    let output: Int32

    /// What marks it as a service of this archive, for ``Leftovers``.
    let mark: String

    /// Starts the process, says its pid, and returns when it has ended.
    ///
    /// The process leads a group of its own, so that the terminal's Ctrl-C reaches the supervisor alone, and so that
    /// what it leaves behind ends with it.
    func run(started: @Sendable (Int32) -> Void) async -> ServiceEnd {
        var options = PlatformOptions()
        options.processGroupID = 0
        let descriptor = FileDescriptor(rawValue: output)
        let configuration = Configuration(
            executable: .path(FilePath(program.executable)),
            arguments: Arguments(program.arguments),
            environment: .inherit.updating([Environment.Key(stringLiteral: Leftovers.variable): mark]),
            platformOptions: options
        )
        do {
            let result = try await Subprocess.run(
                configuration,
                input: .none,
                output: .fileDescriptor(descriptor, closeAfterSpawningProcess: false),
                error: .fileDescriptor(descriptor, closeAfterSpawningProcess: false)
            ) { execution in
                let pid = execution.processIdentifier.value
                started(pid)
                return pid
            }
            // Only the group's leader was waited for; a group that has no process left answers ESRCH.
            kill(-result.closureResult, SIGKILL)
            return switch result.terminationStatus {
            case .exited(let code): .exited(code)
            case .signaled(let signal): .signaled(signal)
            }
        } catch {
            return .notStarted("\(error)")
        }
    }
}
