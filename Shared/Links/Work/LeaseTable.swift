/// Which worker holds which task, until when.
///
/// The fence in the store decides whether a result counts; this table only decides when a lease has run out, so it may
/// be lost with the process.
package struct LeaseTable: Sendable, Hashable {
    /// One lease.
    package struct Lease: Sendable, Hashable {
        package var fence: Int
        /// The session of the worker; nil after a restart of the head, until the worker is back.
        package var session: UInt64?
        package var expires: Instant
        /// The lease is never extended beyond this.
        package var cap: Instant
        /// Ran alone, because it lost a worker before.
        package var suspect: Bool
        package var huge: Bool
    }

    package private(set) var leases: [Int64: Lease] = [:]
    private let length: Duration
    private let cap: Duration

    /// - Parameters:
    ///   - length: How long a lease lasts without a sign of the worker.
    ///   - cap: How long it lasts at the most.
    package init(length: Duration, cap: Duration) {
        self.length = length
        self.cap = cap
    }

    /// Notes a lease that the store has committed.
    ///
    /// `age` is how long ago it was given, where a head before this one gave it: a restart gives a lease its length again,
    /// and never more than was left of its cap, or a head that restarts often would never take it back.
    package mutating func lease(
        _ task: HeldTask, to session: UInt64?, suspect: Bool, huge: Bool, age: Duration = .zero, at now: Instant
    ) {
        let end = now + max(.zero, cap - age)
        leases[task.id] = Lease(
            fence: task.fence, session: session, expires: min(now + length, end), cap: end, suspect: suspect, huge: huge
        )
    }

    /// Extends what a worker lists, and only that; after a restart of the head this is how a worker keeps its work.
    package mutating func beat(_ holding: [HeldTask], from session: UInt64, at now: Instant) {
        for task in holding {
            guard var lease = leases[task.id], lease.fence == task.fence else { continue }
            lease.session = session
            lease.expires = min(now + length, lease.cap)
            leases[task.id] = lease
        }
    }

    /// Ends a lease and gives it back; nil if there is none, or the fence is not the current one.
    @discardableResult
    package mutating func end(_ task: HeldTask) -> Lease? {
        guard leases[task.id]?.fence == task.fence else { return nil }
        return leases.removeValue(forKey: task.id)
    }

    /// Takes back the leases of a worker that is gone for sure.
    package mutating func workerLost(_ session: UInt64) -> [HeldTask] {
        takeBack { $0.session == session }
    }

    /// Takes back the leases whose time is up.
    package mutating func expire(at now: Instant) -> [HeldTask] {
        takeBack { now >= $0.expires || now >= $0.cap }
    }

    /// How many tasks a worker holds, and whether one of them has to run alone, or is huge.
    package func load(of session: UInt64) -> (held: Int, hasSuspect: Bool, hasHuge: Bool) {
        var load = (held: 0, hasSuspect: false, hasHuge: false)
        for lease in leases.values where lease.session == session {
            load.held += 1
            load.hasSuspect = load.hasSuspect || lease.suspect
            load.hasHuge = load.hasHuge || lease.huge
        }
        return load
    }

    /// How many huge tasks are leased.
    package var hugeCount: Int { leases.values.count { $0.huge } }

    private mutating func takeBack(where condition: (Lease) -> Bool) -> [HeldTask] {
        let ended = leases.filter { condition($0.value) }
        for id in ended.keys { leases[id] = nil }
        return ended.map { HeldTask(id: $0.key, fence: $0.value.fence) }.sorted { $0.id < $1.id }
    }
}
