import CZeroMQ
import Synchronization

extension Socket {
    /// Calls `handler` on the reactor for what happens to this socket's connections from now on.
    ///
    /// Callable once, before `bind` and `connect`, or the first events are missed. Links inside the process have no
    /// events. The handler is kept until the socket closes, so it should hold its actor weakly.
    package func onEvent(_ handler: @escaping (SocketEvent) -> Void) throws(ZeroMQError) {
        let handle = try openHandle()
        guard monitor == nil else { throw ZeroMQError(.invalidOption, "a socket has one event handler") }
        let name = Endpoint.inproc("socket-events-\(Self.monitorCount.wrappingAdd(1, ordering: .relaxed).newValue)")
        var monitorOptions = SocketOptions()
        // The library's own thread writes the events, and waits, with all links, when the queue is full.
        monitorOptions.receiveHighWater = 0
        let pair = try Socket(.pair, on: reactor, options: monitorOptions)
        if zmq_socket_monitor(handle, name.description, SocketEvent.mask) != 0 { throw .last("watch a socket") }
        do {
            try pair.connect(name)
        } catch {
            zmq_socket_monitor(handle, nil, 0)
            throw error
        }
        pair.onReadable { [weak pair] in
            while let frames = try? pair?.receive() {
                if let first = frames.first, let event = SocketEvent(first) { handler(event) }
            }
        }
        monitor = pair
        state.monitor = pair.state
    }

    private static let monitorCount = Atomic<UInt64>(0)
}
