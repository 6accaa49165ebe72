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
        /// While somebody writes to it and has not closed it: a copy over a slow line may stall for long.
        package var restWhileOpen: Duration = .seconds(60)
        /// In a folder that tells no changes: long enough for two looks to agree.
        package var restWhenPolled: Duration = .seconds(15)
        /// After this time a file that somebody still writes to is told of.
        package var patience: Duration = .seconds(600)
        /// The files watched at once; more are found again by a later look.
        package var capacity = 20_000

        /// The defaults.
        package init() {}
    }

    /// How a look at a file came about.
    package enum Hint: Sendable {
        /// A look around, or its time was up.
        case found
        /// It was made; that alone promises no writer, a link is made without one.
        case made
        /// Somebody writes to it.
        case written
        /// Its writer closed it, or it was moved here whole.
        case complete
    }

    /// What a look at a file led to.
    package enum Verdict: Sendable, Equatable {
        /// It has to rest until then.
        case waits(until: ContinuousClock.Instant)
        /// It is complete: take it, then ``finish(_:)`` or ``giveBack(_:at:)``.
        case settled(Rest)
        /// It is being taken already.
        case inFlight
        /// Too many files are watched: look around again later.
        case full
    }

    /// What is known of how a settled file came to rest.
    package struct Rest: Hashable, Sendable {
        /// Whether its writer was seen to close it.
        package var isClosed: Bool
        /// How long it was seen unchanged.
        package var unchanged: Duration

        /// Describes a rest.
        package init(isClosed: Bool, unchanged: Duration) {
            self.isClosed = isClosed
            self.unchanged = unchanged
        }
    }

    private struct Entry {
        var stamp: FileStamp
        var deadline: ContinuousClock.Instant
        let firstSeen: ContinuousClock.Instant
        var unchangedSince: ContinuousClock.Instant
        var isWriting = false
        var isClosed = false
        var isQueued = false
        var isInFlight = false
        var isDirty = false

        mutating func note(_ hint: Hint) {
            switch hint {
            case .found, .made: break
            case .written: (isWriting, isClosed) = (true, false)
            case .complete: (isWriting, isClosed) = (false, true)
            }
        }
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
    ///
    /// `isPolled` says that its folder tells no changes, and that its age may be by another host's clock.
    package mutating func observe(
        _ path: InboxPath,
        _ stamp: FileStamp,
        age: Duration,
        hint: Hint,
        isPolled: Bool = false,
        at now: ContinuousClock.Instant
    ) -> Verdict {
        guard var entry = entries[path] else {
            guard entries.count < rules.capacity else { return .full }
            var entry = Entry(stamp: stamp, deadline: now, firstSeen: now, unchangedSince: now)
            entry.note(hint)
            let whole = rest(of: entry, hint: hint, isPolled: isPolled)
            return wait(path, entry, until: now + (isPolled ? whole : firstRest(whole, age: age, hint: hint)))
        }
        entry.note(hint)
        guard !entry.isInFlight else {
            entry.isDirty = entry.isDirty || hint == .written || hint == .complete || stamp != entry.stamp
            entries[path] = entry
            return .inFlight
        }
        if stamp != entry.stamp || hint == .written || hint == .made {
            entry.stamp = stamp
            entry.unchangedSince = now
            return wait(path, entry, until: now + rest(of: entry, hint: hint, isPolled: isPolled))
        }
        if hint == .complete {
            let rest = rest(of: entry, hint: hint, isPolled: isPolled)
            return wait(path, entry, until: min(entry.deadline, now + rest))
        }
        // Only one that `due` gave out may settle: a look around must not overtake the taker's pace.
        guard now >= entry.deadline, !entry.isQueued else { return .waits(until: entry.deadline) }
        entry.isInFlight = true
        entries[path] = entry
        return .settled(Rest(isClosed: entry.isClosed, unchanged: now - entry.unchangedSince))
    }

    /// Whether a file has kept changing, or its writer has kept it open, for longer than the patience.
    package func isStillWritten(_ path: InboxPath, at now: ContinuousClock.Instant) -> Bool {
        guard let entry = entries[path], now - entry.firstSeen >= rules.patience else { return false }
        // One whose time is up waits for its taker, which is no fault of its writer.
        return !entry.isInFlight && entry.deadline > now
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
        guard var entry = entries[path], entry.isInFlight else { return }
        entry.isInFlight = false
        entry.isDirty = false
        _ = wait(path, entry, until: now + (entry.isWriting ? max(rules.rest, rules.restWhileOpen) : rules.rest))
    }

    private mutating func wait(
        _ path: InboxPath,
        _ entry: Entry,
        until deadline: ContinuousClock.Instant
    ) -> Verdict {
        // A place in the queue that comes too early is moved when it is reached, so only a new or earlier one is added.
        let isQueued = entries[path].map { $0.isQueued && $0.deadline <= deadline } ?? false
        var entry = entry
        entry.deadline = deadline
        entry.isQueued = true
        entries[path] = entry
        if !isQueued {
            deadlines.insert(path, at: deadline)
        }
        return .waits(until: deadline)
    }

    private func rest(of entry: Entry, hint: Hint, isPolled: Bool) -> Duration {
        var rest = hint == .complete ? min(rules.restAfterClose, rules.rest) : rules.rest
        if entry.stamp.size == 0 { rest = max(rest, rules.restWhenEmpty) }
        if entry.isWriting { rest = max(rest, rules.restWhileOpen) }
        // A close that this host sees there may be one of several, and says nothing of the other hosts.
        if isPolled { rest = max(rest, rules.rest, rules.restWhenPolled) }
        return rest
    }

    // A file that was modified long ago has rested already, but copying programs set that time while they still
    // write, so it must also be seen unchanged for a while.
    private func firstRest(_ whole: Duration, age: Duration, hint: Hint) -> Duration {
        guard hint == .found else { return whole }
        return max(whole - age, min(rules.restAfterClose, whole))
    }
}
