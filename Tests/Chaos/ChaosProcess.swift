import Foundation
import Glibc

/// A process of the run, and what is being done to it.
struct ChaosProcess {
    enum State {
        case down(restartAt: Double)
        case running
        case stopped(until: Double)
        /// Ended for good.
        case over
    }

    enum End {
        /// By our own SIGKILL.
        case killed
        /// At the named point that it was armed with.
        case fault(String)
        /// By itself or by a crash: that must not be.
        case unexpected(String)
        /// With status 0 after SIGTERM.
        case drained
    }

    let role: Role
    private(set) var pid: pid_t = 0
    var state = State.down(restartAt: 0)
    private(set) var fault: String?
    private var killedByUs = false
    private var terminated = false

    init(_ role: Role) { self.role = role }

    var isRunning: Bool { if case .running = state { true } else { false } }

    mutating func start(
        fault: (name: String, count: Int)?,
        environment extra: [String: String],
        log: String,
        temporary: String
    ) throws {
        var environment = ProcessInfo.processInfo.environment
        environment["SWIFT_BACKTRACE"] = "enable=no"
        environment["TMPDIR"] = temporary
        environment["GUIDANG_FAULTS"] = fault.map { "\($0.name)=\($0.count)" }
        for (key, value) in extra { environment[key] = value }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_APPEND, 0o644)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        // With the parent's end the child ends too, so that an aborted run leaves nothing behind.
        let words = ["setpriv", "--pdeathsig", "KILL", role.program] + role.arguments
        let failure = Self.withCStrings(words) { arguments in
            Self.withCStrings(environment.map { "\($0.key)=\($0.value)" }) { variables in
                posix_spawn(&pid, "/usr/bin/setpriv", &actions, nil, arguments, variables)
            }
        }
        guard failure == 0 else {
            throw ChaosError("\(role.program) can't be started: \(String(cString: strerror(failure)))")
        }
        self.fault = fault?.name
        killedByUs = false
        terminated = false
        state = .running
    }

    mutating func kill() {
        killedByUs = true
        Glibc.kill(pid, SIGKILL)
    }

    mutating func stop(until: Double) {
        Glibc.kill(pid, SIGSTOP)
        state = .stopped(until: until)
    }

    mutating func resume() {
        Glibc.kill(pid, SIGCONT)
        state = .running
    }

    mutating func terminate() {
        terminated = true
        Glibc.kill(pid, SIGTERM)
    }

    /// How it ended, once it has.
    mutating func reap() -> End? {
        switch state {
        case .down, .over: return nil
        case .running, .stopped: break
        }
        var status: Int32 = 0
        guard waitpid(pid, &status, WNOHANG) == pid else { return nil }
        let signal = status & 0x7f
        if killedByUs, signal == SIGKILL { return .killed }
        if signal == SIGKILL, let fault { return .fault(fault) }
        if terminated, signal == 0, (status >> 8) & 0xff == 0 { return .drained }
        return .unexpected(signal == 0 ? "exited with status \((status >> 8) & 0xff)" : "died of signal \(signal)")
    }

    private static func withCStrings<Result>(
        _ words: [String],
        _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
    ) -> Result {
        let copies = words.map { strdup($0) } + [nil]
        defer { copies.forEach { free($0) } }
        return copies.withUnsafeBufferPointer { buffer in
            // An array of at least one element has a base address.
            buffer.baseAddress.map(body) ?? body([nil])
        }
    }
}

/// What keeps a run from going on.
struct ChaosError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
