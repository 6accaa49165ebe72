import Foundation
import Glibc

/// Ends the program when nobody reads its output any more, also while there is nothing to write: `… | head -1`.
enum ReaderWatch {
    /// Watches a pipe; a terminal and a file are always there.
    ///
    /// What was not acked by then is delivered again.
    static func start() {
        var status = stat()
        guard fstat(STDOUT_FILENO, &status) == 0, status.st_mode & S_IFMT == S_IFIFO else { return }
        Thread.detachNewThread {
            // POLLERR comes unasked once a pipe's last reader is gone (poll(2)).
            var output = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
            while output.revents & Int16(POLLERR) == 0 { _ = poll(&output, 1, -1) }
            _exit(128 + SIGPIPE)
        }
    }
}
