/// The receiving side of a handoff in one session: grants credit and acks what is committed.
package struct HandoffReceiver: Sendable, Equatable {
    /// Items and bytes that may be under way at a time.
    package let window: Credit
    private var taken = Credit(items: 0, bytes: 0)
    private var granted = Credit(items: 0, bytes: 0)

    /// Begins a session.
    package init(window: Credit) { self.window = window }

    /// The grant to send, if it is worth a message.
    ///
    /// `backlogRoom` is how many items the stage still wants to hold: this is how a slow stage holds back the ones
    /// before it.
    package mutating func grant(backlogRoom: Int64) -> Credit? {
        let open = max(0, min(window.items, backlogRoom))
        let next = Credit(items: taken.items + open, bytes: taken.bytes + window.bytes)
        let worthwhile =
            next.items - granted.items >= max(1, min(window.items / 4, open))
            || (next.bytes - granted.bytes >= window.bytes / 4 && open > 0)
        guard worthwhile, next.items > granted.items || next.bytes > granted.bytes else { return nil }
        granted.items = max(granted.items, next.items)
        granted.bytes = max(granted.bytes, next.bytes)
        return granted
    }

    /// Notes items as committed.
    ///
    /// `bytes` counts payloads and inline contents.
    package mutating func noteTaken(items: Int64, bytes: Int64) {
        taken.items += items
        taken.bytes += bytes
    }

    /// Folds sequences into the ranges of an ack.
    package static func ack(for sequences: some Sequence<Int64>) -> Ack {
        var set = SequenceSet()
        for sequence in sequences { set.insert(sequence) }
        return Ack(ranges: set.pairs)
    }
}
