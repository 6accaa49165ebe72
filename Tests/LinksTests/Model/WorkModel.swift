import Links
import Testing

/// What may be wrong with a work link; each must be found by the explorer.
enum WorkMutation: String, CaseIterable, CustomTestStringConvertible {
    /// Any result of a leased task counts.
    case noFenceCheck
    /// A result counts under the last fence, also when its lease is over.
    case lateResultAccepted
    /// An attempt that is given back gives its fence back too.
    case fenceGivenBack
    /// TASK goes out, and the attempt is committed behind it.
    case attemptCountedAfterSend
    /// A worker forgets its result as soon as it is sent.
    case resultForgottenBeforeSettled
    /// BEAT does not extend what it lists.
    case leaseNotRenewedFromBeat
    /// A head that starts does not read the leases of its store.
    case leasesNotReadBack
    /// A lease that ran out is taken out of the table, and the store not told.
    case expiryNotCommitted

    var testDescription: String { rawValue }
}

/// One task, two workers that may die, hang or be cut off, and a head that may restart.
///
/// The leases are the real ``LeaseTable``; the row is the rule of the task table.
struct WorkModel {
    var mutation: WorkMutation?
    var attempts = 2
    private let leases = 2
    private let workers: [UInt64] = [1, 2]
    /// Seconds; a beat comes every 20.
    private let length = 30
    private let cap = 60

    enum RowState: Hashable { case ready, leased, done, dead }

    enum Verdict: Hashable, CaseIterable { case done, failed, release }

    /// A task as one worker has it; the serial tells leases apart where a fence might not.
    struct Held: Hashable {
        var fence: Int
        var serial: Int
        var verdict: Verdict?
    }

    struct State: Hashable {
        var row = RowState.ready
        var attempt = 0
        var fence = 0
        /// When the present lease was given; the store has it.
        var given = 0
        /// Counts leases, for the checks alone.
        var serial = 0
        var effects = 0
        /// Tries begun and not given back.
        var tries = 0
        var table: LeaseTable
        /// What each worker has at work, or has a result of that nobody settled.
        var holding: [UInt64: Held] = [:]
        /// Results on their way.
        var sent: Set<Held> = []
        /// Leases that were taken out of the table, and not yet out of the store.
        var takingBack: Set<Int> = []
        /// Sent and not counted: the mutation.
        var uncounted: Held?
        var now = 0
        /// Leases whose worker has missed a beat.
        var silent: Set<Int> = []
        /// Results of living workers that the head has not seen.
        var unseen: Set<Int> = []
        var fault: String?
    }

    var start: State { State(table: emptyTable) }

    private var emptyTable: LeaseTable { LeaseTable(length: .seconds(length), cap: .seconds(cap)) }

    func broken(_ state: State) -> String? {
        if let fault = state.fault { return fault }
        if state.effects > 1 { return "duplicate effect" }
        if state.effects > 0, state.row != .done { return "an effect of a task that is not done" }
        if state.tries > attempts { return "more tries than attempts" }
        let isLeased = state.table.leases[1]?.fence == state.fence
        if state.row == .leased, !isLeased, !state.takingBack.contains(state.fence) { return "a leaked lease" }
        if state.row != .leased, !state.table.leases.isEmpty { return "a lease of nothing" }
        let somewhere = Set(state.holding.values.map(\.serial) + state.sent.map(\.serial))
        if !state.unseen.isSubset(of: somewhere) { return "a result is nowhere, though its worker lives" }
        return nil
    }

    func isEnd(_ state: State) -> Bool { state.row == .done && state.effects == 1 }

    func next(_ state: State) -> [State] {
        leaseSteps(state) + headSteps(state) + timeSteps(state) + workerSteps(state) + resultSteps(state)
    }

    private func task(_ fence: Int) -> HeldTask { HeldTask(id: 1, fence: fence) }

    private func instant(_ state: State) -> Instant { .at(Double(state.now)) }

    private func fail(_ state: inout State) { state.row = state.attempt < attempts ? .ready : .dead }
}

// MARK: - The head

extension WorkModel {
    private func leaseSteps(_ state: State) -> [State] {
        if let held = state.uncounted {
            var step = state
            step.uncounted = nil
            count(held, for: nil, in: &step)
            return [step]
        }
        guard state.row == .ready, state.serial < leases else { return [] }
        return workers.filter { state.holding[$0] == nil }.map { worker in
            var step = state
            step.serial += 1
            step.tries += 1
            let held = Held(fence: step.fence + 1, serial: step.serial)
            step.holding[worker] = held
            if mutation == .attemptCountedAfterSend {
                step.uncounted = held
            } else {
                count(held, for: worker, in: &step)
            }
            return step
        }
    }

    private func count(_ held: Held, for worker: UInt64?, in state: inout State) {
        state.row = .leased
        state.attempt += 1
        state.fence = held.fence
        state.given = state.now
        state.table.lease(task(held.fence), to: worker, suspect: false, huge: false, at: instant(state))
    }

    private func headSteps(_ state: State) -> [State] {
        var steps = workers.map { worker in
            var lost = state
            lost.takingBack.formUnion(lost.table.workerLost(worker).map(\.fence))
            return lost
        }
        for fence in state.takingBack {
            var step = state
            step.takingBack.remove(fence)
            if step.row == .leased, step.fence == fence { fail(&step) }
            steps.append(step)
        }
        var restarted = state
        restarted.table = emptyTable
        restarted.takingBack = []
        restarted.sent = []
        restarted.uncounted = nil
        if state.row == .leased, mutation != .leasesNotReadBack {
            restarted.table.lease(
                task(state.fence), to: nil, suspect: false, huge: false, age: .seconds(state.now - state.given),
                at: instant(state))
        }
        return steps + [restarted]
    }

    private func timeSteps(_ state: State) -> [State] {
        var expired = state
        let over = expired.table.expire(at: instant(state)).map(\.fence)
        if mutation != .expiryNotCommitted { expired.takingBack.formUnion(over) }
        let isBeating = state.holding.values.contains { $0.serial == state.serial && !state.silent.contains($0.serial) }
        if over.contains(state.fence), isBeating, state.now - state.given < cap {
            expired.fault = "a lease ran out whose worker beats"
        }
        guard state.now < cap else { return [expired] }
        // Either all who hold something are heard in these twenty seconds, or none is.
        return [expired]
            + [true, false].map { isHeard in
                var step = state
                step.now += 20
                for (worker, held) in state.holding {
                    guard isHeard else {
                        step.silent.insert(held.serial)
                        continue
                    }
                    guard mutation != .leaseNotRenewedFromBeat else { continue }
                    step.table.beat([task(held.fence)], from: worker, at: instant(step))
                }
                return step
            }
    }
}

// MARK: - Workers and results

extension WorkModel {
    private func workerSteps(_ state: State) -> [State] {
        state.holding.flatMap { worker, held in
            var died = state
            died.holding[worker] = nil
            died.unseen.remove(held.serial)
            guard held.verdict == nil else { return [died, sending(held, by: worker, in: state)] }
            return [died]
                + Verdict.allCases.map { verdict in
                    var step = state
                    step.holding[worker]?.verdict = verdict
                    step.unseen.insert(held.serial)
                    return step
                }
        }
    }

    private func sending(_ held: Held, by worker: UInt64, in state: State) -> State {
        var step = state
        step.sent.insert(held)
        if mutation == .resultForgottenBeforeSettled { step.holding[worker] = nil }
        return step
    }

    /// Each result may be lost with the link, or come; and its SETTLED may come or be lost.
    private func resultSteps(_ state: State) -> [State] {
        state.sent.flatMap { result in
            var lost = state
            lost.sent.remove(result)
            var taken = lost
            take(result, in: &taken)
            taken.unseen.remove(result.serial)
            var settled = taken
            for (worker, held) in settled.holding where held.serial == result.serial { settled.holding[worker] = nil }
            return [lost, taken, settled]
        }
    }

    private func take(_ result: Held, in state: inout State) {
        defer { state.table.end(task(result.fence)) }
        let isCurrent = mutation == .noFenceCheck || result.fence == state.fence
        guard isCurrent, state.row == .leased || mutation == .lateResultAccepted else { return }
        if result.serial != state.serial || state.row != .leased {
            state.fault = "a verdict without a lease counted"
        }
        switch result.verdict {
        case .done:
            state.effects += 1
            state.row = .done
        case .failed: fail(&state)
        case .release, nil:
            state.attempt -= 1
            state.tries -= 1
            state.row = .ready
            if mutation == .fenceGivenBack { state.fence -= 1 }
        }
    }
}
