import Links
import Testing

/// What may be wrong with a handoff; each must be found by the explorer.
enum HandoffMutation: String, CaseIterable, CustomTestStringConvertible {
    case ackBeforeCommit, settleOnSend, timeWindowDedupe, floorOutOfBand, staleSessionAccepted, floorBeforeCommit
    /// The key is committed behind the effect, not with it.
    case keyApartFromEffect

    var testDescription: String { rawValue }
}

/// One handoff of a few items between two heads, either of which may be killed, over a link that may be cut.
///
/// The sending side is the real ``HandoffSender``; the receiving side is the rule of the inbox: a key for each item,
/// committed with its effect, forgotten at the floor.
struct HandoffModel {
    var items: Int64 = 3
    var faults = 2
    var mutation: HandoffMutation?
    /// The inbox remembers the floor itself, beside forgetting the keys below it.
    var remembersFloor = false
    private let queueLimit = 3

    struct Progress: Hashable {
        var floor: Int64
        var above: SequenceSet

        func settles(_ item: Int64) -> Bool { item <= floor || above.contains(item) }
    }

    enum Message: Hashable {
        case item(Int64)
        case floor(Int64)
    }

    enum Pending: Hashable {
        /// Committed, not acked.
        case committed(Int64)
        /// Acked, not committed: the mutation.
        case acked(Int64)
        /// The effect is committed, and its key is not: the mutation.
        case keyless(Int64)
    }

    struct State: Hashable {
        /// What the sender's store holds.
        var progress = Progress(floor: 0, above: SequenceSet())
        var sender: HandoffSender
        /// Being committed for this session, and for one that is over.
        var settling: Progress?
        var settlingLate: Progress?
        var down: [Message] = []
        var up: [Int64] = []
        /// A floor on a way of its own: the mutation.
        var aside: Int64?
        var keys: Set<Int64> = []
        var knownFloor: Int64 = 0
        var effects: [Int64: Int] = [:]
        var pending: Pending?
        var faults: Int
    }

    var start: State { State(sender: newSender(Progress(floor: 0, above: SequenceSet())), faults: faults) }

    func broken(_ state: State) -> String? {
        for item in 1...items {
            let effects = state.effects[item] ?? 0
            if effects > 1 { return "duplicate effect" }
            let isOnItsWay = state.down.contains(.item(item)) || state.pending == .acked(item)
            if effects == 0, state.progress.settles(item), !isOnItsWay { return "lost" }
        }
        return nil
    }

    func isEnd(_ state: State) -> Bool {
        (1...items).allSatisfy { state.effects[$0] == 1 && state.progress.settles($0) }
    }

    func next(_ state: State) -> [State] { senderSteps(state) + receiverSteps(state) + faultSteps(state) }

    private func newSender(_ progress: Progress) -> HandoffSender {
        var sender = HandoffSender(floor: progress.floor, settledAbove: progress.above)
        sender.grant(Credit(items: items, bytes: 1000))
        return sender
    }

    private func commit(_ progress: Progress, in state: inout State) {
        // As the outbox does: a floor never falls.
        if progress.floor >= state.progress.floor { state.progress = progress }
    }
}

// MARK: - Steps

extension HandoffModel {
    private func senderSteps(_ state: State) -> [State] {
        var steps: [State] = []
        let item = state.sender.readThrough + 1
        if item <= items, state.sender.room > 0, state.down.count < queueLimit {
            var step = state
            if state.sender.wants(item) {
                step.sender.noteSent(item, bytes: 1)
                step.down.append(.item(item))
                if mutation == .settleOnSend {
                    _ = try? step.sender.ack(Ack(ranges: [[item, item]]))
                    commit(Progress(floor: step.sender.floor, above: step.sender.settledAbove), in: &step)
                }
            } else {
                step.sender.noteRead(through: item)
            }
            steps.append(step)
        }
        if let acked = state.up.first {
            var step = state
            step.up.removeFirst()
            if (try? step.sender.ack(HandoffReceiver.ack(for: [acked]))) == true {
                step.settling = Progress(floor: step.sender.floor, above: step.sender.settledAbove)
                if mutation == .floorBeforeCommit { announce(step.sender.floor, in: &step) }
            }
            steps.append(step)
        }
        if let settling = state.settling, state.down.count < queueLimit {
            var step = state
            step.settling = nil
            commit(settling, in: &step)
            announce(settling.floor, in: &step)
            steps.append(step)
        }
        if let settling = state.settlingLate {
            var step = state
            step.settlingLate = nil
            commit(settling, in: &step)
            steps.append(step)
        }
        return steps
    }

    private func announce(_ committed: Int64, in state: inout State) {
        guard let floor = state.sender.floorToAnnounce(committed: committed) else { return }
        if mutation == .floorOutOfBand { state.aside = floor } else { state.down.append(.floor(floor)) }
    }

    private func receiverSteps(_ state: State) -> [State] {
        var steps: [State] = []
        if let message = state.down.first, state.pending == nil {
            var step = state
            step.down.removeFirst()
            switch message {
            case .floor(let floor): forget(through: floor, in: &step)
            case .item(let item) where mutation == .ackBeforeCommit:
                step.up.append(item)
                step.pending = .acked(item)
            case .item(let item) where mutation == .keyApartFromEffect && !step.keys.contains(item):
                step.effects[item, default: 0] += 1
                step.pending = .keyless(item)
            case .item(let item):
                take(item, in: &step)
                step.pending = .committed(item)
            }
            steps.append(step)
        }
        if let pending = state.pending {
            var step = state
            step.pending = nil
            switch pending {
            case .committed(let item): step.up.append(item)
            case .acked(let item): take(item, in: &step)
            case .keyless(let item):
                step.keys.insert(item)
                step.pending = .committed(item)
            }
            steps.append(step)
        }
        if let floor = state.aside {
            var step = state
            step.aside = nil
            forget(through: floor, in: &step)
            steps.append(step)
        }
        guard mutation == .timeWindowDedupe else { return steps }
        return steps
            + state.keys.map { key in
                var step = state
                step.keys.remove(key)
                return step
            }
    }

    private func take(_ item: Int64, in state: inout State) {
        if remembersFloor, item <= state.knownFloor { return }
        guard state.keys.insert(item).inserted else { return }
        state.effects[item, default: 0] += 1
    }

    private func forget(through floor: Int64, in state: inout State) {
        if remembersFloor { state.knownFloor = max(state.knownFloor, floor) }
        state.keys = state.keys.filter { $0 > floor }
    }

    private func faultSteps(_ state: State) -> [State] {
        guard state.faults > 0 else { return [] }
        var cut = state
        cut.faults -= 1
        cut.sender = newSender(state.progress)
        cut.settlingLate = state.settling ?? state.settlingLate
        cut.settling = nil
        cut.up = []
        var stale: [State] = []
        if mutation == .staleSessionAccepted, let first = state.down.first {
            // Frames of the old session survive, in their order or behind newer ones.
            stale = [cut, cut]
            stale[1].down = Array(state.down.dropFirst()) + [first]
        }
        cut.down = []
        var receiverKilled = cut
        receiverKilled.pending = nil
        receiverKilled.aside = nil
        var senderKilled = cut
        senderKilled.settlingLate = nil
        senderKilled.aside = nil
        return stale + [cut, receiverKilled, senderKilled]
    }
}
