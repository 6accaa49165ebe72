import Glibc
import StageKit

extension OpenFile {
    // fcntl(2): F_SETLEASE and F_SETSIG; Glibc shows them to C only as macros behind _GNU_SOURCE.
    private static let setLease: Int32 = 1_024
    private static let setSignal: Int32 = 10

    /// Whether a process on this host has the file open for writing, such as a copy that has stalled; nil: unknown.
    ///
    /// A read lease is granted only where there is no writer, so asking for one and giving it back at once tells.
    /// Leases are not to be had on another owner's file, nor on many shares.
    func hasWriter() -> Bool? {
        // Should a writer come in that instant, the kernel sends SIGURG, which does nothing, and not SIGIO.
        guard fcntl(descriptor, Self.setSignal, SIGURG) == 0 else { return nil }
        guard fcntl(descriptor, Self.setLease, Int32(F_RDLCK)) == 0 else { return errno == EAGAIN ? true : nil }
        _ = fcntl(descriptor, Self.setLease, Int32(F_UNLCK))
        return false
    }
}
