import Links

/// Decides what a live event is to somebody who has followed the log up to a cursor.
///
/// The log is the truth, live events are a hint: what does not follow without doubt is read from the log.
struct EventCursor: Sendable, Equatable {
    /// What to do about a live event or a beat.
    enum Verdict: Sendable, Equatable {
        /// It is the next one; the cursor has moved to it.
        case apply
        /// It has been seen.
        case old
        /// Something may lie between: read the log.
        case gap
    }

    /// Every event up to here has been seen.
    private(set) var position: Int64
    /// Whether live events say with `prev` which one of ours came before; so only with a single type.
    private let isOneTopic: Bool

    init(after position: Int64, topics: [String]) {
        self.position = position
        isOneTopic = topics.count == 1
    }

    /// Takes a live event.
    mutating func take(_ live: Live) -> Verdict {
        guard live.seq > position else { return .old }
        guard live.seq == position + 1 || (isOneTopic && live.prev <= position) else { return .gap }
        position = live.seq
        return .apply
    }

    /// Takes a beat, which names the log's end.
    func takeBeat(head: Int64) -> Verdict { head > position ? .gap : .old }

    /// Notes how far the log was read.
    mutating func noteRead(through sequence: Int64) { position = max(position, sequence) }
}
