/// Paths in the order of their times: a binary heap.
struct DeadlineQueue: Sendable {
    private struct Item {
        var deadline: ContinuousClock.Instant
        var path: InboxPath
    }

    private var items: [Item] = []

    var earliest: ContinuousClock.Instant? { items.first?.deadline }

    mutating func insert(_ path: InboxPath, at deadline: ContinuousClock.Instant) {
        items.append(Item(deadline: deadline, path: path))
        var child = items.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard items[child].deadline < items[parent].deadline else { break }
            items.swapAt(child, parent)
            child = parent
        }
    }

    /// Removes the first path whose time has come.
    mutating func popFirst(until now: ContinuousClock.Instant) -> InboxPath? {
        guard let first = items.first, first.deadline <= now else { return nil }
        let last = items.removeLast()
        if !items.isEmpty {
            items[0] = last
            sink()
        }
        return first.path
    }

    private mutating func sink() {
        var parent = 0
        while true {
            let left = 2 * parent + 1
            guard left < items.count else { return }
            let right = left + 1
            let child = right < items.count && items[right].deadline < items[left].deadline ? right : left
            guard items[child].deadline < items[parent].deadline else { return }
            items.swapAt(child, parent)
            parent = child
        }
    }
}
