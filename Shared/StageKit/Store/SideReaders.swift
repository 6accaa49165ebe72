import Foundation
import Synchronization

/// Lends threads that read the store beside the pool's readers, so that one answer can use several processors.
///
/// Nobody waits for one: who gets none, or fewer than asked for, does all of the work himself.
package final class SideReaders: Sendable {
    private struct State {
        var idle: [SideReader] = []
        var opened = 0
        var isClosed = false
    }

    /// As many as there are processors besides the one that asks, and not so many that one answer takes a large machine.
    package static let usual = min(ProcessInfo.processInfo.activeProcessorCount, 4) - 1

    private let url: URL
    private let most: Int
    private let state = Mutex(State())
    private let lent = DispatchGroup()

    /// Readers of a store's file; each is opened when it is first lent.
    ///
    /// - Parameter most: How many there are at most.
    init(_ url: URL, most: Int = usual) { (self.url, self.most) = (url, most) }

    deinit { for reader in state.withLock({ $0.idle }) { reader.close() } }

    /// Calls with up to so many readers that nobody else uses meanwhile, perhaps with none.
    package func borrow<Value>(_ count: Int, _ body: ([SideReader]) throws -> Value) rethrows -> Value {
        var readers: [SideReader] = []
        while readers.count < count, let reader = take() { readers.append(reader) }
        // The one that was lent first is lent first again, for the pages that it knows.
        defer { for reader in readers.reversed() { giveBack(reader) } }
        return try body(readers)
    }

    private func take() -> SideReader? {
        let mayOpen = state.withLock { state -> (reader: SideReader?, opens: Bool) in
            guard !state.isClosed else { return (nil, false) }
            let idle = state.idle.popLast()
            guard idle != nil || state.opened < most else { return (nil, false) }
            lent.enter()
            if idle == nil { state.opened += 1 }
            return (idle, idle == nil)
        }
        guard mayOpen.opens else { return mayOpen.reader }
        if let reader = try? SideReader(url) { return reader }
        state.withLock { $0.opened -= 1 }
        lent.leave()
        return nil
    }

    private func giveBack(_ reader: SideReader) {
        reader.release()
        let isClosed = state.withLock { state in
            if !state.isClosed { state.idle.append(reader) }
            return state.isClosed
        }
        if isClosed {
            reader.close()
            reader.wait()
        }
        lent.leave()
    }

    /// Closes all connections and returns when it is done, that is, when all that are lent have come back.
    func close() {
        let idle = state.withLock { state in
            state.isClosed = true
            defer { state.idle = [] }
            return state.idle
        }
        for reader in idle {
            reader.close()
            reader.wait()
        }
        lent.wait()
    }
}
