import Foundation

/// Holds a stage's store for one process: two heads on one store would each believe their own leases.
///
/// The file says who holds it (first line) and, once there is one, the store's id (second line).
final class StoreLock: Sendable {
    private let descriptor: Int32
    /// Whether a store was made under this lock, and not taken away since.
    let hasIdentity: Bool

    /// Takes the lock, or says who has it.
    init(at path: String) throws {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            let number = errno
            throw StoreError(
                [EACCES, EPERM, EROFS, EISDIR].contains(number) ? .refused : .system,
                "the lock file \(path) can't be opened: \(String(cString: strerror(number)))",
                hint: "Check that the archive's folder is there and that you may write in it.", file: path)
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = Self.lines(path).first ?? ""
            close(descriptor)
            throw StoreError(
                .inUse, "another process has this store (\(path), process \(holder.isEmpty ? "unknown" : holder))",
                hint: "Stop it first, for example with `guidang down`.")
        }
        let lines = Self.lines(path)
        hasIdentity = lines.count > 1
        try write([String(getpid())] + lines.dropFirst())
    }

    deinit {
        release()
        close(descriptor)
    }

    /// Lets go of the store: said outright, as a child process that is just being started still has the file open.
    func release() { flock(descriptor, LOCK_UN) }

    /// Remembers that the store was made.
    func note(_ identity: StoreIdentity) throws { try write([String(getpid()), identity.id]) }

    /// A person took the store away: one that is made next begins anew.
    func forgetIdentity() throws { try write([String(getpid())]) }

    private static func lines(_ path: String) -> [String] {
        ((try? String(contentsOfFile: path, encoding: .utf8)) ?? "").split(separator: "\n").map(String.init)
    }

    private func write(_ lines: [String]) throws {
        let text = Array((lines.joined(separator: "\n") + "\n").utf8)
        guard ftruncate(descriptor, 0) == 0, pwrite(descriptor, text, text.count, 0) == text.count else {
            throw StoreError(
                .system, "the lock file can't be written: \(String(cString: strerror(errno)))",
                hint: "Check the disk's free space.")
        }
    }
}
