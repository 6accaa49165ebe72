import Dispatch
import Glibc
import Synchronization

/// A thread that owns sockets and runs, as their executor, the actors that use them.
///
/// An actor names it so:
///
///     nonisolated var unownedExecutor: UnownedSerialExecutor { reactor.asUnownedSerialExecutor() }
///
/// The thread sleeps until a message, a timer or a job comes; idle, it costs nothing. What runs here must never
/// block. In each turn every readable socket, every due timer and the waiting jobs get their share, so that a flood
/// of one cannot starve the others. A reactor lives until it is stopped.
///
/// `@unchecked Sendable`: `inbox` is a lock, `threadID` atomic, and the properties of the turn are touched only by
/// the reactor's own thread, or, once that has ended, on the serial queue that takes its place.
package final class Reactor: SerialExecutor, @unchecked Sendable {
    /// The context whose sockets this reactor serves.
    package let context: Context
    /// The name of the thread, as the system's tools show it (15 bytes of it).
    package let name: String

    let inbox = Mutex(Inbox())
    let wakeup: Wakeup
    let threadID = Atomic<UInt>(0)
    let finished = DispatchGroup()
    /// Runs what is enqueued after the stop, so that no task waits for ever.
    let afterlife: DispatchQueue

    // Of the turn: only the reactor's thread.
    var sockets: [SocketState] = []
    var polled: [SocketState] = []
    var pollItems: [PollItem] = []
    var interestChanged = true
    var timers = TimerQueue()
    var batch: ArraySlice<Work> = []
    var isClosed = false

    /// Starts the thread.
    package init(name: String, context: Context) throws(ZeroMQError) {
        self.context = context
        self.name = name
        wakeup = try Wakeup()
        afterlife = DispatchQueue(label: "reactor.\(name).stopped")
        afterlife.setSpecific(key: Self.queueOwner, value: ObjectIdentifier(self))
        finished.enter()
        do {
            try startThread()
        } catch {
            finished.leave()
            throw error
        }
    }

    static let queueOwner = DispatchSpecificKey<ObjectIdentifier>()

    /// True on the reactor's own thread, or on what has taken its place after the stop.
    package var isCurrent: Bool {
        threadID.load(ordering: .relaxed) == pthread_self()
            || DispatchQueue.getSpecific(key: Self.queueOwner) == ObjectIdentifier(self)
    }

    private func startThread() throws(ZeroMQError) {
        // Signals are blocked here, and so inherited: they interrupt the library's waits, and whoever handles them
        // in this process shall get them elsewhere.
        var all = sigset_t()
        var previous = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_SETMASK, &all, &previous)
        defer { pthread_sigmask(SIG_SETMASK, &previous, nil) }

        let owner = Unmanaged.passRetained(self)
        var thread = pthread_t()
        let status = pthread_create(
            &thread,
            nil,
            { argument in
                if let argument { Unmanaged<Reactor>.fromOpaque(argument).takeRetainedValue().runThread() }
                return nil
            },
            owner.toOpaque()
        )
        guard status == 0 else {
            owner.release()
            throw ZeroMQError(errno: status, during: "start a thread")
        }
        pthread_detach(thread)
    }
}
