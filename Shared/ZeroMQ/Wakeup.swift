import CZeroMQ
import Glibc

/// A descriptor by which any thread ends the reactor's wait.
struct Wakeup: ~Copyable, Sendable {
    let descriptor: Int32

    init() throws(ZeroMQError) {
        descriptor = guidang_eventfd()
        if descriptor < 0 { throw ZeroMQError(errno: errno, during: "open a wake-up descriptor") }
    }

    deinit {
        close(descriptor)
    }

    /// Ends the current or the next wait.
    func signal() {
        var one: UInt64 = 1
        while write(descriptor, &one, 8) < 0, errno == EINTR {}
    }

    /// Takes back all signals so far.
    func clear() {
        var count: UInt64 = 0
        while read(descriptor, &count, 8) < 0, errno == EINTR {}
    }
}
