/// Decides when a file in the inbox is complete: a pure value; the caller looks at the disk and tells the time.
///
/// ```
///            observe                    observe, deadline passed, same stamp
///   (none) ──────────▶ settling ────────────────────────────────────────────▶ in flight ──finish──▶ (none)
///                       │   ▲ changed: wait anew                                  │
///                  gone ▼   └──────────────────── giveBack ───────────────────────┘
///                     (none)
/// ```
package struct SettleTracker: Sendable {
    /// How long a file must rest.
    package struct Rules: Sendable {
        /// Without a change of size, time and inode.
        package var rest: Duration = .seconds(2)
        /// After its writer closed it, or it was moved here whole; never longer than `rest`.
        package var restAfterClose: Duration = .milliseconds(500)
        /// While it has no bytes: some programs make the name long before the content.
        package var restWhenEmpty: Duration = .seconds(30)
        /// The files watched at once; more are found again by a later look.
        package var capacity = 20_000

        /// The defaults.
        package init() {}
    }

    /// How a look at a file came about.
    package enum Hint: Sendable {
        /// A look around, or its time was up.
        case found
        /// It was made or written to.
        case written
        /// Its writer closed it, or it was moved here whole.
        case complete
    }

    /// What a look at a file led to.
    package enum Verdict: Sendable, Equatable {
        /// It has to rest until then.
        case waits(until: ContinuousClock.Instant)
        /// It is complete: take it, then ``finish(_:)`` or ``giveBack(_:at:)``.
        case settled
        /// It is being taken already.
        case inFlight
        /// Too many files are watched: look around again later.
        case full
    }

    private struct Entry {
        var stamp: FileStamp
        var deadline: ContinuousClock.Instant
        var isQueued = false
        var isInFlight = false
        var isDirty = false
    }

    private let rules: Rules
    private var entries: [InboxPath: Entry] = [:]
    private var deadlines = DeadlineQueue()

    /// Begins with no files.
    package init(rules: Rules = Rules()) {
        self.rules = rules
    }

    /// How many files are watched or in flight.
    package var count: Int { entries.count }

    /// When the next file may be complete.
    package var nextDeadline: ContinuousClock.Instant? { deadlines.earliest }

    /// Tells how a file looks now; `age` is how long ago it was modified.
    package mutating func observe(
        _ path: InboxPath,
        _ stamp: FileStamp,
        age: Duration,
        hint: Hint,
        at now: ContinuousClock.Instant
    ) -> Verdict {
        guard var entry = entries[path] else {
            guard entries.count < rules.capacity else { return .full }
            return wait(path, stamp, until: now + firstRest(stamp, age: age, hint: hint))
        }
        guard !entry.isInFlight else {
            if hint != .found || stamp != entry.stamp {
                entry.isDirty = true
                entries[path] = entry
            }
            return .inFlight
        }
        if stamp != entry.stamp || hint == .written {
            return wait(path, stamp, until: now + rest(stamp, hint: hint))
        }
        if hint == .complete {
            return wait(path, stamp, until: min(entry.deadline, now + rest(stamp, hint: hint)))
        }
        // Only one that `due` gave out may settle: a look around must not overtake the taker's pace.
        guard now >= entry.deadline, !entry.isQueued else { return .waits(until: entry.deadline) }
        entry.isInFlight = true
        entries[path] = entry
        return .settled
    }

    /// Takes out up to `limit` files whose time is up; look at each and ``observe(_:_:age:hint:at:)`` it.
    package mutating func due(at now: ContinuousClock.Instant, limit: Int) -> [InboxPath] {
        var due: [InboxPath] = []
        while due.count < limit, let path = deadlines.popFirst(until: now) {
            guard let entry = entries[path], entry.isQueued else { continue }
            if entry.deadline > now {
                deadlines.insert(path, at: entry.deadline)
            } else {
                entries[path]?.isQueued = false
                due.append(path)
            }
        }
        return due
    }

    /// Forgets a file that is gone; one in flight is the taker's affair.
    package mutating func forget(_ path: InboxPath) {
        guard let entry = entries[path], !entry.isInFlight else { return }
        entries[path] = nil
    }

    /// Forgets all files below a folder that is gone.
    package mutating func forgetAll(in folder: InboxPath) {
        entries = entries.filter { $0.value.isInFlight || !$0.key.isInside(folder) }
    }

    /// Ends a file that was taken; true when something happened to that name meanwhile: look at it again.
    package mutating func finish(_ path: InboxPath) -> Bool {
        guard let entry = entries[path], entry.isInFlight else { return false }
        entries[path] = nil
        return entry.isDirty
    }

    /// Lets a file that could not be taken rest anew.
    package mutating func giveBack(_ path: InboxPath, at now: ContinuousClock.Instant) {
        guard let entry = entries[path], entry.isInFlight else { return }
        _ = wait(path, entry.stamp, until: now + rules.rest)
    }

    private mutating func wait(
        _ path: InboxPath,
        _ stamp: FileStamp,
        until deadline: ContinuousClock.Instant
    ) -> Verdict {
        // A place in the queue that comes too early is moved when it is reached, so only a new or earlier one is added.
        let isQueued = entries[path].map { $0.isQueued && $0.deadline <= deadline } ?? false
        entries[path] = Entry(stamp: stamp, deadline: deadline, isQueued: true)
        if !isQueued {
            deadlines.insert(path, at: deadline)
        }
        return .waits(until: deadline)
    }

    private func rest(_ stamp: FileStamp, hint: Hint) -> Duration {
        guard stamp.size > 0 else { return rules.restWhenEmpty }
        return hint == .complete ? min(rules.restAfterClose, rules.rest) : rules.rest
    }

    // A file that was modified long ago has rested already, but copying programs set that time while they still
    // write, so it must also be seen unchanged for a while.
    private func firstRest(_ stamp: FileStamp, age: Duration, hint: Hint) -> Duration {
        let whole = rest(stamp, hint: hint)
        guard hint == .found else { return whole }
        return max(whole - age, min(rules.restAfterClose, whole))
    }
}
