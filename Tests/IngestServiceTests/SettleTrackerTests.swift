import Testing

@testable import IngestService

struct SettleTrackerTests {
    private let start = ContinuousClock.now
    private let path = InboxPath("报告.txt")

    private func stamp(size: Int64 = 10, modified: Int64 = 1, inode: UInt64 = 7) -> FileStamp {
        FileStamp(inode: inode, size: size, modified: modified)
    }

    private func at(_ seconds: Double) -> ContinuousClock.Instant { start + .seconds(seconds) }

    @Test func `a file settles once it has rested`() {
        var tracker = SettleTracker()
        #expect(tracker.observe(path, stamp(), age: .zero, hint: .written, at: at(0)) == .waits(until: at(2)))
        #expect(tracker.due(at: at(1.9), limit: 10).isEmpty)
        #expect(tracker.due(at: at(2), limit: 10) == [path])
        #expect(tracker.observe(path, stamp(), age: .seconds(2), hint: .found, at: at(2)) == .settled)
        #expect(tracker.observe(path, stamp(), age: .seconds(3), hint: .found, at: at(3)) == .inFlight)
        #expect(tracker.finish(path) == false)
        #expect(tracker.count == 0)
    }

    @Test(arguments: [
        FileStamp(inode: 7, size: 11, modified: 1), FileStamp(inode: 7, size: 10, modified: 2),
        FileStamp(inode: 8, size: 10, modified: 1),
    ])
    func `any change begins the rest anew`(_ changed: FileStamp) {
        var tracker = SettleTracker()
        _ = tracker.observe(path, stamp(), age: .zero, hint: .written, at: at(0))
        #expect(tracker.due(at: at(2), limit: 10) == [path])
        #expect(tracker.observe(path, changed, age: .zero, hint: .found, at: at(2)) == .waits(until: at(4)))
        #expect(tracker.due(at: at(3.9), limit: 10).isEmpty)
        #expect(tracker.due(at: at(4), limit: 10) == [path])
        #expect(tracker.observe(path, changed, age: .seconds(2), hint: .found, at: at(4)) == .settled)
    }

    @Test func `a write with the same size and time is a change too`() {
        var tracker = SettleTracker()
        _ = tracker.observe(path, stamp(), age: .zero, hint: .written, at: at(0))
        _ = tracker.observe(path, stamp(), age: .zero, hint: .written, at: at(1.5))
        #expect(tracker.due(at: at(3), limit: 10).isEmpty)
        #expect(tracker.due(at: at(3.5), limit: 10) == [path])
    }

    @Test func `closing shortens the rest`() {
        var tracker = SettleTracker()
        _ = tracker.observe(path, stamp(), age: .zero, hint: .written, at: at(0))
        let verdict = tracker.observe(path, stamp(size: 20), age: .zero, hint: .complete, at: at(0.1))
        #expect(verdict == .waits(until: at(0.6)))
        #expect(tracker.nextDeadline == at(0.6))
        #expect(tracker.due(at: at(0.6), limit: 10) == [path])
        #expect(tracker.observe(path, stamp(size: 20), age: .zero, hint: .found, at: at(0.6)) == .settled)
        // The place it had in the queue before leads to nothing.
        #expect(tracker.due(at: at(9), limit: 10).isEmpty)
    }

    @Test func `a file found at start that is old must still be seen at rest`() {
        var tracker = SettleTracker()
        let old = Duration.seconds(100_000)
        #expect(tracker.observe(path, stamp(), age: old, hint: .found, at: at(0)) == .waits(until: at(0.5)))
        #expect(tracker.due(at: at(0.5), limit: 10) == [path])
        #expect(tracker.observe(path, stamp(), age: old, hint: .found, at: at(0.5)) == .settled)
    }

    @Test func `a file with a time in the future waits the whole rest`() {
        var tracker = SettleTracker()
        let future = FileStamp(inode: 1, size: 1, modified: .max)
        #expect(future.age(at: 0) == .zero)
        #expect(tracker.observe(path, future, age: .zero, hint: .found, at: at(0)) == .waits(until: at(2)))
    }

    @Test func `an empty file waits longer, closed or not`() {
        var tracker = SettleTracker()
        let empty = stamp(size: 0)
        #expect(tracker.observe(path, empty, age: .zero, hint: .complete, at: at(0)) == .waits(until: at(30)))
        #expect(tracker.due(at: at(30), limit: 10) == [path])
        #expect(tracker.observe(path, empty, age: .zero, hint: .found, at: at(30)) == .settled)
    }

    @Test func `what is given back rests again`() {
        var tracker = SettleTracker()
        _ = tracker.observe(path, stamp(), age: .zero, hint: .written, at: at(0))
        _ = tracker.due(at: at(2), limit: 10)
        _ = tracker.observe(path, stamp(), age: .zero, hint: .found, at: at(2))
        tracker.giveBack(path, at: at(3))
        #expect(tracker.due(at: at(4.9), limit: 10).isEmpty)
        #expect(tracker.due(at: at(5), limit: 10) == [path])
    }

    @Test func `a change in flight is remembered until it is finished`() {
        var tracker = SettleTracker()
        _ = tracker.observe(path, stamp(), age: .zero, hint: .written, at: at(0))
        _ = tracker.due(at: at(2), limit: 10)
        _ = tracker.observe(path, stamp(), age: .zero, hint: .found, at: at(2))
        #expect(tracker.observe(path, stamp(size: 99), age: .zero, hint: .found, at: at(2.1)) == .inFlight)
        tracker.forget(path)
        let isDirty = tracker.finish(path)
        #expect(isDirty)
    }

    @Test func `no more than its capacity is watched, and a folder goes as a whole`() {
        var rules = SettleTracker.Rules()
        rules.capacity = 3
        var tracker = SettleTracker(rules: rules)
        for name in ["a/1", "a/2", "ab"] {
            _ = tracker.observe(InboxPath(name), stamp(), age: .zero, hint: .found, at: at(0))
        }
        #expect(tracker.observe(path, stamp(), age: .zero, hint: .found, at: at(0)) == .full)
        tracker.forgetAll(in: InboxPath("a"))
        #expect(tracker.count == 1)
        #expect(tracker.due(at: at(100), limit: 10) == [InboxPath("ab")])
    }

    @Test func `files come in the order of their deadlines, as many as asked`() {
        var tracker = SettleTracker()
        let paths = (0..<500).map { InboxPath("\($0)") }
        for (index, path) in paths.shuffled().enumerated() {
            let hint: SettleTracker.Hint = index.isMultiple(of: 3) ? .complete : .written
            _ = tracker.observe(path, stamp(), age: .zero, hint: hint, at: at(Double(index) / 1_000))
        }
        var seen: [InboxPath] = []
        while case let due = tracker.due(at: at(100), limit: 7), !due.isEmpty {
            #expect(due.count <= 7)
            for path in due {
                let verdict = tracker.observe(path, stamp(), age: .zero, hint: .found, at: at(100))
                #expect(verdict == .settled)
            }
            seen += due
        }
        #expect(seen.count == 500 && Set(seen) == Set(paths))
    }

    @Test func `a look around does not overtake the queue`() {
        var tracker = SettleTracker()
        _ = tracker.observe(path, stamp(), age: .zero, hint: .written, at: at(0))
        #expect(tracker.observe(path, stamp(), age: .zero, hint: .found, at: at(50)) == .waits(until: at(2)))
        #expect(tracker.due(at: at(50), limit: 1) == [path])
    }
}
