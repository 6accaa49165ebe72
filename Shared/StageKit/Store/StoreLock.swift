import Foundation

/// Holds a stage's store for one process: two heads on one store would each believe their own leases.
final class StoreLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock, or says who has it.
    init(at path: String) throws {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw StoreError(
                .system, "the lock file \(path) can't be opened: \(String(cString: strerror(errno)))",
                hint: "Check that the archive's folder is there and that you may write in it.")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
            close(descriptor)
            throw StoreError(
                .inUse, "another process has this store (\(path), process \(holder.isEmpty ? "unknown" : holder))",
                hint: "Stop it first, for example with `guidang down`.")
        }
        ftruncate(descriptor, 0)
        let pid = Array(String(getpid()).utf8)
        _ = pid.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    }

    deinit { close(descriptor) }
}
