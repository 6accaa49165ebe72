/// Shares the memory that one process has for texts among the documents that it reads at the same time.
///
/// A worker holds several tasks. Each text may be as large as the memory allows for one, so several large ones at once
/// would end the process; small ones never wait for each other.
package actor ReadingRoom {
    private let measure: @Sendable () -> Int
    private lazy var capacity = max(1, measure())
    private var taken = 0
    private var waiting: [(size: Int, next: CheckedContinuation<Void, Never>)] = []

    /// - Parameter capacity: Bytes of text at a time; asked for once, at the first reading, since a worker limits its
    ///   memory only when it begins to work.
    package init(capacity: @escaping @Sendable () -> Int) {
        measure = capacity
    }

    /// Reads once there is room, first come first served; what is larger than all the room waits for all of it.
    package nonisolated func read<Value>(_ size: Int, _ work: () throws -> Value) async rethrows -> Value {
        let share = await enter(size)
        do {
            let value = try work()
            await leave(share)
            return value
        } catch {
            await leave(share)
            throw error
        }
    }

    /// Returns what was taken, once it was.
    private func enter(_ size: Int) async -> Int {
        let share = min(max(0, size), capacity)
        if waiting.isEmpty, taken + share <= capacity {
            taken += share
        } else {
            await withCheckedContinuation { waiting.append((share, $0)) }
        }
        return share
    }

    private func leave(_ share: Int) {
        taken -= share
        while let first = waiting.first, taken + first.size <= capacity {
            taken += first.size
            waiting.removeFirst().next.resume()
        }
    }
}
