import Synchronization
import Testing

@testable import ZeroMQ

@Suite struct TimerQueueTests {
    @Test func `timers come out by deadline and then by age`() {
        let start = ContinuousClock.now
        let order = Mutex<[Int]>([])
        var queue = TimerQueue()
        let delays = (0..<500).map { ($0 * 7919) % 50 }
        for (index, delay) in delays.enumerated() {
            _ = queue.add(at: start + .seconds(delay)) { order.withLock { $0.append(index) } }
        }
        while let body = queue.takeDue(at: start + .seconds(100), olderThan: .max) { body() }
        let expected = delays.indices.sorted { (delays[$0], $0) < (delays[$1], $1) }
        #expect(order.withLock { $0 } == expected)
    }

    @Test func `a cancelled timer neither runs nor holds memory`() {
        let start = ContinuousClock.now
        var queue = TimerQueue()
        let ids = (0..<10_000).map { queue.add(at: start + .seconds($0)) {} }
        for id in ids.dropLast() { queue.cancel(id) }
        queue.cancel(999_999)
        #expect(queue.count == 1)
        #expect(queue.nextDeadline() == start + .seconds(9_999))
        #expect(queue.takeDue(at: start, olderThan: .max) == nil)
    }

    @Test func `timers made during a turn wait for the next`() {
        let start = ContinuousClock.now
        var queue = TimerQueue()
        let limit = queue.nextID
        _ = queue.add(at: start) {}
        #expect(queue.takeDue(at: start, olderThan: limit) == nil)
        #expect(queue.takeDue(at: start, olderThan: queue.nextID) != nil)
        #expect(queue.nextDeadline() == nil)
    }
}
