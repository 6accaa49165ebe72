import CZeroMQ
import Glibc
import Synchronization

/// The library's own threads and tables, which all sockets of a process share.
///
/// A process makes one: ending one of several contexts closes the random source under the others.
///
/// `@unchecked Sendable`: the library allows its context to be used from any thread, and the pointer is only
/// taken out under the lock.
package final class Context: @unchecked Sendable {
    private let pointer: Mutex<UnsafeMutableRawPointer?>
    private let openSockets = Atomic<Int>(0)
    private let authenticated = Atomic<Bool>(false)

    /// Starts `ioThreads` threads that move bytes; one serves about a gigabyte a second.
    ///
    /// Throws `unsupportedLibrary` for a libzmq before 4.3.4, and `invalidOption` for numbers out of range.
    package init(ioThreads: Int = 1, maxSockets: Int = 1024) throws(ZeroMQError) {
        try Library.requireVersion()
        guard (1...64).contains(ioThreads), (1...65_000).contains(maxSockets) else {
            throw ZeroMQError(.invalidOption, "a context has 1 to 64 threads and 1 to 65000 sockets")
        }
        guard let created = zmq_ctx_new() else { throw .last("start the messaging library") }
        let settings: [(Int32, Int32)] = [
            (ZMQ_IO_THREADS, Int32(ioThreads)),
            (ZMQ_MAX_SOCKETS, Int32(maxSockets)),
            // Without this, ending the context waits for ever for messages nobody takes.
            (ZMQ_BLOCKY, 0),
            (ZMQ_IPV6, 1),
        ]
        for (option, value) in settings where zmq_ctx_set(created, option, value) != 0 {
            throw .last("set up the messaging library")
        }
        pointer = Mutex(created)
    }

    deinit {
        terminate()
    }

    /// Ends the library's threads; returns false, and does nothing, while sockets are still open.
    ///
    /// Stop the reactors first. A second call does nothing.
    @discardableResult
    package func terminate() -> Bool {
        guard openSockets.load(ordering: .acquiring) == 0 else { return false }
        let taken = pointer.withLock { pointer in
            defer { pointer = nil }
            return pointer.map { UInt(bitPattern: $0) }
        }
        guard let taken, let context = UnsafeMutableRawPointer(bitPattern: taken) else { return true }
        while zmq_ctx_term(context) != 0, zmq_errno() == EINTR {}
        return true
    }

    /// True while an authenticator answers for this context, without which a CURVE server would be open.
    var hasAuthenticator: Bool {
        get { authenticated.load(ordering: .acquiring) }
        set { authenticated.store(newValue, ordering: .releasing) }
    }

    func makeSocket(_ kind: SocketKind) throws(ZeroMQError) -> UnsafeMutableRawPointer {
        openSockets.wrappingAdd(1, ordering: .acquiringAndReleasing)
        let address = pointer.withLock { pointer in
            pointer.flatMap { zmq_socket($0, kind.number) }.map { UInt(bitPattern: $0) }
        }
        guard let address, let socket = UnsafeMutableRawPointer(bitPattern: address) else {
            let error = ZeroMQError.last("open a socket")
            openSockets.wrappingSubtract(1, ordering: .acquiringAndReleasing)
            throw error
        }
        return socket
    }

    func closeSocket(_ socket: UnsafeMutableRawPointer) {
        zmq_close(socket)
        openSockets.wrappingSubtract(1, ordering: .acquiringAndReleasing)
    }
}
