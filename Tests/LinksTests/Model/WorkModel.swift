import Links

/// One task, two workers that may die, hang or be cut off, and a head that may restart.
///
/// The leases are the real ``LeaseTable``; the row is the rule of the task table.
struct WorkModel {
    /// Whether a result counts only under the present fence.
    var hasFence = true
    var attempts = 2
    private let fences = 4
    private let workers: [UInt64] = [1, 2]

    enum RowState: Hashable { case ready, leased, done, dead }

    enum Verdict: Hashable, CaseIterable { case done, failed, release }

    struct Result: Hashable {
        var fence: Int
        var verdict: Verdict
    }

    struct State: Hashable {
        var row = RowState.ready
        var attempt = 0
        var fence = 0
        var effects = 0
        var table: LeaseTable
        /// What each worker has at work, by its session.
        var running: [UInt64: Int] = [:]
        /// Results that a worker sends until they are settled.
        var results: Set<Result> = []
        /// Leases that were taken out of the table, and not yet out of the store.
        var takingBack: Set<Int> = []
        /// A verdict of a worker that no longer held the lease had an effect.
        var zombieCounted = false
    }

    var start: State { State(table: emptyTable) }

    private var emptyTable: LeaseTable { LeaseTable(length: .seconds(30), cap: .seconds(60)) }

    func broken(_ state: State) -> String? {
        if state.zombieCounted { return "a verdict without a lease counted" }
        if state.effects > 1 { return "duplicate effect" }
        if state.effects > 0, state.row != .done { return "an effect of a task that is not done" }
        let isLeased = state.table.leases[1]?.fence == state.fence
        if state.row == .leased, !isLeased, !state.takingBack.contains(state.fence) { return "a leaked lease" }
        if state.row != .leased, !state.table.leases.isEmpty { return "a lease of nothing" }
        return nil
    }

    func isEnd(_ state: State) -> Bool { state.row == .done && state.effects == 1 }

    func next(_ state: State) -> [State] { headSteps(state) + workerSteps(state) + resultSteps(state) }

    private func task(_ fence: Int) -> HeldTask { HeldTask(id: 1, fence: fence) }

    private func fail(_ state: inout State) { state.row = state.attempt < attempts ? .ready : .dead }

    private func headSteps(_ state: State) -> [State] {
        var steps: [State] = []
        if state.row == .ready, state.fence < fences {
            for worker in workers where state.running[worker] == nil {
                var step = state
                step.row = .leased
                step.attempt += 1
                step.fence += 1
                step.table.lease(task(step.fence), to: worker, suspect: false, huge: false, at: .at(0))
                step.running[worker] = step.fence
                steps.append(step)
            }
        }
        var expired = state
        expired.takingBack.formUnion(expired.table.expire(at: .at(100)).map(\.fence))
        steps.append(expired)
        for worker in workers {
            var lost = state
            lost.takingBack.formUnion(lost.table.workerLost(worker).map(\.fence))
            steps.append(lost)
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
        if state.row == .leased {
            restarted.table.lease(task(state.fence), to: nil, suspect: false, huge: false, at: .at(0))
        }
        return steps + [restarted]
    }

    private func workerSteps(_ state: State) -> [State] {
        state.running.flatMap { worker, fence in
            var died = state
            died.running[worker] = nil
            var beat = state
            beat.table.beat([task(fence)], from: worker, at: .at(0))
            let finished = Verdict.allCases.map { verdict in
                var step = died
                step.results.insert(Result(fence: fence, verdict: verdict))
                return step
            }
            return [died, beat] + finished
        }
    }

    /// Each result may come, come again, or be lost with its worker.
    private func resultSteps(_ state: State) -> [State] {
        state.results.flatMap { result in
            var lost = state
            lost.results.remove(result)
            var taken = state
            if taken.row == .leased, result.fence == taken.fence || !hasFence {
                taken.zombieCounted = result.fence != taken.fence
                switch result.verdict {
                case .done:
                    taken.effects += 1
                    taken.row = .done
                case .failed: fail(&taken)
                case .release:
                    taken.attempt -= 1
                    taken.row = .ready
                }
            }
            taken.table.end(task(result.fence))
            return [lost, taken]
        }
    }
}
