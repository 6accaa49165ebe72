import Foundation
import Glibc
import Settings

/// The lock that makes one supervisor the only one of an archive; the system lets go of it when its process ends.
package struct UpLock: ~Copyable {
    private let descriptor: Int32

    private init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// Takes the lock of the archive's run folder.
    ///
    /// - Throws: ``SupervisionError`` with `alreadyRunning` that names the holder's pid.
    package static func take(home: String) throws(SupervisionError) -> UpLock {
        let path = path(home)
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw SupervisionError.cannot("opened", "打开", path, errno)
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            let holder = holder(home: home)
            throw SupervisionError(
                .alreadyRunning,
                Phrase(
                    "The services of \(home) are already up\(holder.map { " (pid \($0))" } ?? "").",
                    "\(home) 的各项服务已经在运行\(holder.map { "（进程 \($0)）" } ?? "")。"
                ),
                help: Phrase(
                    "Stop them with `guidang down --home \(home)`.",
                    "停止请用 `guidang down --home \(home)`。"
                )
            )
        }
        let own = "\(getpid()) \(startTime(of: getpid()) ?? "?")\n"
        guard ftruncate(descriptor, 0) == 0, write(descriptor, own, own.utf8.count) == own.utf8.count else {
            let failure = SupervisionError.cannot("written", "写入", path, errno)
            close(descriptor)
            throw failure
        }
        return UpLock(descriptor: descriptor)
    }

    deinit {
        // A child that is just being started still has the file open, and the lock with it.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }

    /// The pid of the running supervisor; nil where there is none.
    package static func holder(home: String) -> Int32? {
        guard isHeld(home: home), let text = try? String(contentsOfFile: path(home), encoding: .utf8) else {
            return nil
        }
        let words = text.split(whereSeparator: \.isWhitespace)
        // What a dead supervisor wrote stands there until the next one writes: the start time tells them apart.
        guard words.count == 2, let pid = Int32(words[0]), startTime(of: pid) == String(words[1]) else { return nil }
        return pid
    }

    /// Whether a supervisor holds the lock, or is just taking it.
    package static func isHeld(home: String) -> Bool {
        let file = open(path(home), O_RDWR | O_CLOEXEC)
        guard file >= 0 else { return false }
        defer { close(file) }
        return flock(file, LOCK_EX | LOCK_NB) != 0
    }

    private static func path(_ home: String) -> String {
        home + "/run/up.lock"
    }

    /// When a process started, in the kernel's ticks: field 22 of `proc(5)` `/proc/PID/stat`, counted after the name.
    private static func startTime(of pid: Int32) -> String? {
        guard let text = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
            let name = text.lastIndex(of: ")")
        else { return nil }
        let fields = text[name...].split(separator: " ")
        return fields.count > 20 ? String(fields[20]) : nil
    }
}
