import CZeroMQ
import Dispatch
import Glibc
import Synchronization

extension Reactor {
    typealias PollItem = zmq_pollitem_t

    /// The most messages one call of a readable handler gets, and the most jobs of one turn.
    static let messagesPerTurn = 256
    static let jobsPerTurn = 1024

    /// The thread's whole life.
    func runThread() {
        threadID.store(pthread_self(), ordering: .relaxed)
        guidang_name_thread(name)
        while !isClosed {
            waitForSomething()
            serveSockets()
            fireTimers()
            runJobs()
        }
        handOver()
        threadID.store(0, ordering: .relaxed)
        finished.leave()
    }

    private func waitForSomething() {
        if interestChanged { rebuildPollItems() }
        let timeout = self.timeout()
        let status = pollItems.withUnsafeMutableBufferPointer { items in
            zmq_poll(items.baseAddress, Int32(items.count), timeout)
        }
        if status < 0 {
            // Nothing is known about the sockets after a signal; the next turn asks again.
            for index in pollItems.indices { pollItems[index].revents = 0 }
            // The context cannot end while sockets are open, and every socket polled is open.
            let failure = zmq_errno()
            precondition(failure == EINTR, "waiting for sockets failed: \(String(cString: zmq_strerror(failure)))")
        }
        if pollItems[0].revents != 0 { wakeup.clear() }
    }

    /// Milliseconds to wait: none with work at hand, without end when there is no timer.
    private func timeout() -> Int {
        let hasWork = !batch.isEmpty || inbox.withLock { !$0.work.isEmpty || $0.phase != .running }
        if hasWork { return 0 }
        guard let deadline = timers.nextDeadline() else { return -1 }
        // An hour at most: the library turns the number into a 32-bit one for the system.
        return min(max((deadline - .now).wholeMilliseconds, 0), 3_600_000)
    }

    private func rebuildPollItems() {
        interestChanged = false
        polled.removeAll(keepingCapacity: true)
        pollItems.removeAll(keepingCapacity: true)
        pollItems.append(PollItem(socket: nil, fd: wakeup.descriptor, events: Int16(ZMQ_POLLIN), revents: 0))
        for socket in sockets {
            let events = (socket.readable == nil ? 0 : ZMQ_POLLIN) | (socket.writable == nil ? 0 : ZMQ_POLLOUT)
            guard events != 0, let handle = socket.handle else { continue }
            polled.append(socket)
            pollItems.append(PollItem(socket: handle, fd: 0, events: Int16(events), revents: 0))
        }
    }

    private func serveSockets() {
        for (index, socket) in polled.enumerated() {
            let ready = Int32(pollItems[index + 1].revents)
            if ready == 0 { continue }
            // A handler may have closed this socket, or changed its handlers, since the wait ended.
            if ready & ZMQ_POLLIN != 0, let readable = socket.readable {
                socket.remainingMessages = Self.messagesPerTurn
                readable()
                socket.remainingMessages = .max
            }
            if ready & ZMQ_POLLOUT != 0, let writable = socket.writable {
                socket.writable = nil
                interestChanged = true
                writable()
            }
        }
    }

    private func runJobs() {
        var isStopping = false
        if batch.isEmpty { isStopping = takeWork() }
        var remaining = isStopping ? Int.max : Self.jobsPerTurn
        while remaining > 0, let work = batch.popFirst() {
            remaining -= 1
            perform(work)
        }
        if isStopping { closeEverything() }
    }

    /// Takes all waiting work; true when the reactor shall stop, with what came before the stop taken too.
    private func takeWork() -> Bool {
        inbox.withLock { inbox in
            inbox.isWoken = false
            batch = inbox.work[...]
            inbox.work = []
            return inbox.phase == .stopping
        }
    }
}
