/// One socket, which lives inside an actor whose executor is the reactor.
///
/// Every call, `init` included, must be made on the reactor; anything else is a programming error and traps, as
/// a socket used by two threads corrupts memory. Nothing here ever waits.
package final class Socket {
    package let kind: SocketKind
    package let reactor: Reactor
    let options: SocketOptions
    let state: SocketState
    /// The library's own spelling of what was bound, by what the caller calls it.
    var boundAddresses: [Endpoint: String] = [:]
    /// Reads this socket's events.
    var monitor: Socket?

    /// Opens a socket; a CURVE server is refused with `authentication` while no authenticator has been started.
    package init(_ kind: SocketKind, on reactor: Reactor, options: SocketOptions = SocketOptions()) throws(ZeroMQError)
    {
        reactor.checkIsolated()
        if reactor.isClosed { throw .closedSocket }
        if case .server = options.curve, !reactor.context.hasAuthenticator {
            throw ZeroMQError(
                .authentication,
                "an encrypted server cannot start before the authenticator",
                hint: "Start a ZAPAuthenticator first"
            )
        }
        self.kind = kind
        self.reactor = reactor
        self.options = options
        let handle = try reactor.context.makeSocket(kind)
        do {
            try options.set(on: handle, kind: kind)
        } catch {
            reactor.context.closeSocket(handle)
            throw error
        }
        state = SocketState(handle: handle)
        reactor.add(state)
    }

    deinit {
        let reactor = reactor
        if reactor.isCurrent {
            reactor.close(state)
        } else {
            // Nobody else can reach the state now, except the reactor, on whose thread it is closed.
            nonisolated(unsafe) let state = state
            reactor.run { reactor.close(state) }
        }
    }

    /// Closes at once, dropping what is queued.
    ///
    /// Later calls throw `closed`; a second `close` does nothing.
    package func close() {
        reactor.checkIsolated()
        reactor.close(state)
    }

    /// True once closed, by `close()` or by the end of the reactor.
    package var isClosed: Bool {
        reactor.checkIsolated()
        return state.handle == nil
    }

    /// Calls `handler` on the reactor in every turn in which messages wait; nil pauses.
    ///
    /// The handler takes messages with `receive()` until that gives nil, which it also does after 256 messages, so
    /// that others get their turn; it is called again as long as messages wait. A handler that takes none is called
    /// without pause: set nil instead. It is kept until the socket closes, so it should hold its actor weakly.
    package func onReadable(_ handler: (() -> Void)?) {
        reactor.checkIsolated()
        if state.handle == nil { return }
        state.readable = handler
        reactor.interestChanged = true
    }

    /// Calls `handler` once, when a message can be queued again after `wouldBlock`; nil takes it back.
    ///
    /// For a router this says only that some peer has room.
    package func onWritable(_ handler: (() -> Void)?) {
        reactor.checkIsolated()
        if state.handle == nil { return }
        state.writable = handler
        reactor.interestChanged = true
    }

    /// The library's handle, on the right thread and open.
    func openHandle() throws(ZeroMQError) -> UnsafeMutableRawPointer {
        reactor.checkIsolated()
        guard let handle = state.handle else { throw .closedSocket }
        return handle
    }
}

extension ZeroMQError {
    static let closedSocket = ZeroMQError(.closed, "the socket is closed")
}
