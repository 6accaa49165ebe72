package import Foundation
import Glibc
import Synchronization

/// A running program that leads a process group of its own; what is left of the group ends when it is let go.
package final class ChildProgram: Sendable {
    /// The operating system would not start it.
    package struct NotStarted: Error {
        /// `errno`.
        package let systemError: Int32
    }

    private let pid: pid_t
    private let outcome = ProgramEnd()

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - command: The path of the executable and its arguments.
    ///   - environment: All that it gets; nil for that of this process.
    ///   - descriptors: What its standard input, output and error are.
    /// - Throws: ``NotStarted``.
    package init(
        _ command: [String], environment: [String: String]? = nil, descriptors: (Int32, Int32, Int32)
    ) throws(NotStarted) {
        let environment = environment ?? ProcessInfo.processInfo.environment
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (place, descriptor) in [descriptors.0, descriptors.1, descriptors.2].enumerated() {
            posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(place))
        }
        // What else this process has open is its own affair, and not all of it says so.
        _ = Self.closeFrom?(&actions, STDERR_FILENO + 1)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Signals that this process ignores or blocks are its own affair.
        var (none, all) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        let arguments = command.map { strdup($0) } + [nil]
        let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for string in arguments + variables { free(string) } }
        var pid: pid_t = 0
        let result = posix_spawn(&pid, command[0], &actions, &attributes, arguments, variables)
        guard result == 0 else { throw NotStarted(systemError: result) }
        self.pid = pid
        Thread.detachNewThread { [outcome, pid] in outcome.wait(for: pid) }
    }

    /// posix_spawn_file_actions_addclosefrom_np(3) of glibc 2.34 and later, which Glibc's module leaves out.
    private static let closeFrom = dlsym(nil, "posix_spawn_file_actions_addclosefrom_np").map {
        unsafeBitCast($0, to: CloseFrom.self)
    }

    private typealias CloseFrom =
        @convention(c) (UnsafeMutablePointer<posix_spawn_file_actions_t>, CInt) -> CInt

    deinit { end() }

    /// Waits for the end, but no longer than until a time.
    ///
    /// Returns the exit status, 128 and more for a signal; nil where it still runs.
    package func wait(until deadline: Date) -> Int32? {
        outcome.status(until: deadline)
    }

    /// Ends the program and all of its group.
    package func end() {
        // A group keeps its number while one process of it is left; that of an empty one is not given out again soon.
        kill(-pid, SIGKILL)
    }
}

/// The end of one process.
private final class ProgramEnd: Sendable {
    private let status = Mutex<Int32?>(nil)
    private let isOver = DispatchSemaphore(value: 0)

    /// Waits for it, on a thread that has nothing else to do.
    func wait(for pid: pid_t) {
        var raw: Int32 = 0
        while waitpid(pid, &raw, 0) < 0, errno == EINTR {}
        // As wait(2) tells it, and as a shell has it.
        let status = raw & 0x7F == 0 ? (raw >> 8) & 0xFF : 128 + (raw & 0x7F)
        self.status.withLock { $0 = status }
        isOver.signal()
    }

    func status(until deadline: Date) -> Int32? {
        let left = max(0, min(deadline.timeIntervalSinceNow, 1e6))
        guard isOver.wait(timeout: .now() + left) == .success else { return nil }
        // For whoever asks again.
        isOver.signal()
        return status.withLock { $0 }
    }
}
