/// Timers in the order they fall due, as a binary heap; those due at the same instant keep the order of their making.
struct TimerQueue {
    typealias Instant = ContinuousClock.Instant

    private struct Entry {
        let deadline: Instant
        let id: UInt64

        func isBefore(_ other: Entry) -> Bool {
            (deadline, id) < (other.deadline, other.id)
        }
    }

    private var heap: [Entry] = []
    private var bodies: [UInt64: @Sendable () -> Void] = [:]

    /// The number the next timer gets.
    private(set) var nextID: UInt64 = 1

    var count: Int { bodies.count }

    mutating func add(at deadline: Instant, _ body: @escaping @Sendable () -> Void) -> UInt64 {
        let id = nextID
        nextID += 1
        bodies[id] = body
        push(Entry(deadline: deadline, id: id))
        return id
    }

    /// Forgets a timer; one that fired or is unknown is ignored.
    mutating func cancel(_ id: UInt64) {
        guard bodies.removeValue(forKey: id) != nil else { return }
        // Cancelled entries stay in the heap until they surface, so it is rebuilt when most are dead.
        if heap.count > 64, heap.count > bodies.count * 2 {
            let live = heap.filter { bodies[$0.id] != nil }
            heap.removeAll(keepingCapacity: true)
            for entry in live { push(entry) }
        }
    }

    /// When the earliest timer is due.
    mutating func nextDeadline() -> Instant? {
        while let first = heap.first {
            if bodies[first.id] != nil { return first.deadline }
            pop()
        }
        return nil
    }

    /// Takes out the earliest timer if it is due and older than `limit`, so that a timer which sets itself again
    /// for now cannot keep the others from running.
    mutating func takeDue(at now: Instant, olderThan limit: UInt64) -> (@Sendable () -> Void)? {
        guard let deadline = nextDeadline(), deadline <= now else { return nil }
        guard let first = heap.first, first.id < limit else { return nil }
        pop()
        return bodies.removeValue(forKey: first.id)
    }

    private mutating func push(_ entry: Entry) {
        heap.append(entry)
        var child = heap.count - 1
        while child > 0, heap[child].isBefore(heap[(child - 1) / 2]) {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    private mutating func pop() {
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && heap[child].isBefore(heap[least])
            {
                least = child
            }
            if least == parent { return }
            heap.swapAt(least, parent)
            parent = least
        }
    }
}
