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
        #expect(tracker.observe(path, stamp(), age: .zero, hint: .made, at: at(0)) == .waits(until: at(2)))
        #expect(tracker.due(at: at(1.9), limit: 10).isEmpty)
        #expect(tracker.due(at: at(2), limit: 10) == [path])
        #expect(tracker.observe(path, stamp(), age: .seconds(2), hint: .found, at: at(2)).isSettled == true)
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
        _ = tracker.observe(path, stamp(), age: .zero, hint: .made, at: at(0))
        #expect(tracker.due(at: at(2), limit: 10) == [path])
        #expect(tracker.observe(path, changed, age: .zero, hint: .found, at: at(2)) == .waits(until: at(4)))
        #expect(tracker.due(at: at(3.9), limit: 10).isEmpty)
        #expect(tracker.due(at: at(4), limit: 10) == [path])
        #expect(tracker.observe(path, changed, age: .seconds(2), hint: .found, at: at(4)).isSettled == true)
    }

    @Test func `a write with the same size and time is a change too`() {
        var tracker = SettleTracker()
        _ = tracker.observe(path, stamp(), age: .zero, hint: .made, at: at(0))
        _ = tracker.observe(path, stamp(), age: .zero, hint: .made, at: at(1.5))
        #expect(tracker.due(at: at(3), limit: 10).isEmpty)
        #expect(tracker.due(at: at(3.5), limit: 10) == [path])
    }

    @Test func `closing shortens the rest`() {
        var tracker = SettleTracker()
        _ = tracker.observe(path, stamp(), age: .zero, hint: .made, at: at(0))
        let verdict = tracker.observe(path, stamp(size: 20), age: .zero, hint: .complete, at: at(0.1))
        #expect(verdict == .waits(until: at(0.6)))
        #expect(tracker.nextDeadline == at(0.6))
        #expect(tracker.due(at: at(0.6), limit: 10) == [path])
        #expect(tracker.observe(path, stamp(size: 20), age: .zero, hint: .found, at: at(0.6)).isSettled == true)
        // The place it had in the queue before leads to nothing.
        #expect(tracker.due(at: at(9), limit: 10).isEmpty)
    }

    @Test func `a file that is written and not closed waits long, until it is closed`() {
        var tracker = SettleTracker()
        _ = tracker.observe(path, stamp(), age: .zero, hint: .made, at: at(0))
        #expect(tracker.observe(path, stamp(), age: .zero, hint: .written, at: at(0)) == .waits(until: at(60)))
        #expect(tracker.due(at: at(2), limit: 10).isEmpty)
        // A look around learns nothing of the writer.
        #expect(tracker.observe(path, stamp(size: 11), age: .zero, hint: .found, at: at(5)) == .waits(until: at(65)))
        #expect(tracker.due(at: at(60), limit: 10).isEmpty)
        #expect(tracker.due(at: at(65), limit: 10) == [path])
        #expect(tracker.observe(path, stamp(size: 11), age: .zero, hint: .found, at: at(65)).isSettled == true)
        tracker.giveBack(path, at: at(66))
        #expect(tracker.nextDeadline == at(126))
        let closed = tracker.observe(path, stamp(size: 11), age: .zero, hint: .complete, at: at(70))
        #expect(closed == .waits(until: at(70.5)))
        #expect(tracker.due(at: at(70.5), limit: 10) == [path])
        let verdict = tracker.observe(path, stamp(size: 11), age: .zero, hint: .found, at: at(70.5))
        #expect(verdict == .settled(SettleTracker.Rest(isClosed: true, unchanged: .seconds(65.5))))
    }

    @Test func `in a folder that tells no changes two looks must agree, whatever the file's age`() {
        var tracker = SettleTracker()
        let old = Duration.seconds(100_000)
        let first = tracker.observe(path, stamp(), age: old, hint: .found, isPolled: true, at: at(0))
        #expect(first == .waits(until: at(15)))
        #expect(tracker.due(at: at(15), limit: 10) == [path])
        let grown = tracker.observe(path, stamp(size: 11), age: old, hint: .found, isPolled: true, at: at(15))
        #expect(grown == .waits(until: at(30)))
        #expect(tracker.due(at: at(30), limit: 10) == [path])
        let same = tracker.observe(path, stamp(size: 11), age: old, hint: .found, isPolled: true, at: at(30))
        #expect(same.isSettled == true)
    }

    @Test func `a file that is written for ten minutes is told of, one that waits for its taker is not`() {
        var tracker = SettleTracker()
        for second in stride(from: 0.0, through: 600, by: 1) {
            _ = tracker.observe(path, stamp(size: Int64(second) + 1), age: .zero, hint: .written, at: at(second))
            #expect(tracker.isStillWritten(path, at: at(second)) == (second >= 600))
        }
        #expect(!tracker.isStillWritten(path, at: at(700)))
    }

    @Test func `a file found at start that is old must still be seen at rest`() {
        var tracker = SettleTracker()
        let old = Duration.seconds(100_000)
        #expect(tracker.observe(path, stamp(), age: old, hint: .found, at: at(0)) == .waits(until: at(0.5)))
        #expect(tracker.due(at: at(0.5), limit: 10) == [path])
        #expect(tracker.observe(path, stamp(), age: old, hint: .found, at: at(0.5)).isSettled == true)
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
        #expect(tracker.observe(path, empty, age: .zero, hint: .found, at: at(30)).isSettled == true)
    }

    @Test func `what is given back rests again`() {
        var tracker = SettleTracker()
        _ = tracker.observe(path, stamp(), age: .zero, hint: .made, at: at(0))
        _ = tracker.due(at: at(2), limit: 10)
        _ = tracker.observe(path, stamp(), age: .zero, hint: .found, at: at(2))
        tracker.giveBack(path, at: at(3))
        #expect(tracker.due(at: at(4.9), limit: 10).isEmpty)
        #expect(tracker.due(at: at(5), limit: 10) == [path])
    }

    @Test func `a change in flight is remembered until it is finished`() {
        var tracker = SettleTracker()
        _ = tracker.observe(path, stamp(), age: .zero, hint: .made, at: at(0))
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
            let hint: SettleTracker.Hint = index.isMultiple(of: 3) ? .complete : .made
            _ = tracker.observe(path, stamp(), age: .zero, hint: hint, at: at(Double(index) / 1_000))
        }
        var seen: [InboxPath] = []
        while case let due = tracker.due(at: at(100), limit: 7), !due.isEmpty {
            #expect(due.count <= 7)
            for path in due {
                let verdict = tracker.observe(path, stamp(), age: .zero, hint: .found, at: at(100))
                #expect(verdict.isSettled == true)
            }
            seen += due
        }
        #expect(seen.count == 500 && Set(seen) == Set(paths))
    }

    @Test func `a look around does not overtake the queue`() {
        var tracker = SettleTracker()
        _ = tracker.observe(path, stamp(), age: .zero, hint: .made, at: at(0))
        #expect(tracker.observe(path, stamp(), age: .zero, hint: .found, at: at(50)) == .waits(until: at(2)))
        #expect(tracker.due(at: at(50), limit: 1) == [path])
    }
}

extension SettleTracker.Verdict {
    /// Whether it is settled, however it came to rest.
    fileprivate var isSettled: Bool {
        if case .settled = self { true } else { false }
    }
}
