import Links

/// What a durable consumer knows of the items that came: given out, acked, settled.
///
/// A lost session brings unacked items again; those that were given out already are not given out twice.
struct DeliveryBook: Sendable {
    private var receiver = HandoffReceiver(window: Self.window)
    /// Bytes of each item that was given out and is not acked.
    private var open: [Int64: Int64] = [:]
    /// Acked, but the archive has not said that it knows.
    private var acked: Set<Int64> = []
    /// Everything up to here is settled for good.
    private(set) var floor: Int64 = 0

    /// Items and bytes under way at a time.
    static let window = Credit(items: 256, bytes: 4 << 20)

    /// What to do with an item that came.
    enum Verdict: Sendable, Equatable {
        /// It is new: give it out.
        case give
        /// It is being worked on.
        case held
        /// It is done, and the ack was lost: ack again.
        case ackAgain
    }

    /// Begins a session; what came before counts no more against the credit.
    mutating func beginSession() { receiver = HandoffReceiver(window: Self.window) }

    /// Takes an item.
    mutating func take(_ sequence: Int64, bytes: Int64) -> Verdict {
        if sequence <= floor || acked.contains(sequence) {
            receiver.noteTaken(items: 1, bytes: bytes)
            return .ackAgain
        }
        return open.updateValue(bytes, forKey: sequence) == nil ? .give : .held
    }

    /// Notes an item as done.
    ///
    /// False when it is not open.
    mutating func ack(_ sequence: Int64) -> Bool {
        guard let bytes = open.removeValue(forKey: sequence) else { return false }
        acked.insert(sequence)
        receiver.noteTaken(items: 1, bytes: bytes)
        return true
    }

    /// Notes what the archive has committed as settled.
    mutating func settle(through sequence: Int64) {
        guard sequence > floor else { return }
        floor = sequence
        acked = acked.filter { $0 > sequence }
    }

    /// The grant to send, if one is due.
    mutating func grant() -> Credit? { receiver.grant(backlogRoom: Self.window.items) }

    /// Whether every ack has arrived for good.
    var isSettled: Bool { acked.isEmpty }
}
