import CZeroMQ

/// What the reactor knows of a socket; only its thread touches it.
final class SocketState {
    /// Nil once closed.
    var handle: UnsafeMutableRawPointer?
    var readable: (() -> Void)?
    var writable: (() -> Void)?
    /// How many messages may still be taken in this turn.
    var remainingMessages = Int.max

    /// The socket that receives this one's events.
    var monitor: SocketState?

    init(handle: UnsafeMutableRawPointer) {
        self.handle = handle
    }
}

extension Reactor {
    func add(_ socket: SocketState) {
        sockets.append(socket)
        interestChanged = true
    }

    /// Closes at once; a second call does nothing.
    func close(_ socket: SocketState) {
        guard let handle = socket.handle else { return }
        socket.handle = nil
        if let monitor = socket.monitor {
            // In this order: an event written for a reader that is gone would stop the library's thread, and with it
            // every link of the process.
            zmq_socket_monitor(handle, nil, 0)
            socket.monitor = nil
            close(monitor)
        }
        sockets.removeAll { $0 === socket }
        interestChanged = true
        context.closeSocket(handle)
        // The handlers may hold the last reference to an actor whose end closes other sockets of this reactor.
        let handlers = (socket.readable, socket.writable)
        socket.readable = nil
        socket.writable = nil
        withExtendedLifetime(handlers) {}
    }
}
