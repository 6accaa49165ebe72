/// The sending side of a handoff for one consumer in one session.
///
/// It decides what may be sent and what an ack settles; reading the outbox, sending and committing are the caller's.
/// The order of an item's life: read in outbox order → sent within credit → acked → settled → below the floor.
package struct HandoffSender: Sendable, Hashable {
    /// What of the outbox has been read for this session.
    package private(set) var readThrough: Int64
    /// Every item up to here is settled; committed by the caller before it is announced.
    package private(set) var floor: Int64
    /// Settled items above the floor.
    package private(set) var settledAbove: SequenceSet
    /// Sent and not acked, in order.
    package private(set) var inFlight: [Int64] = []
    private var announcedFloor: Int64
    private var sent = Credit(items: 0, bytes: 0)
    private var granted = Credit(items: 0, bytes: 0)

    /// Begins a session: nothing is in flight, and whatever is not settled will be sent again.
    package init(floor: Int64, settledAbove: SequenceSet = SequenceSet()) {
        self.floor = floor
        self.settledAbove = settledAbove
        readThrough = floor
        announcedFloor = floor
    }

    /// Takes a grant; totals only grow, so a lost, repeated or late one is harmless.
    package mutating func grant(_ credit: Credit) {
        granted.items = max(granted.items, credit.items)
        granted.bytes = max(granted.bytes, credit.bytes)
    }

    /// How many items may be sent now; bytes may be overdrawn by the one item that begins within the credit.
    package var room: Int {
        guard granted.bytes > sent.bytes else { return 0 }
        return Int(clamping: max(0, granted.items - sent.items))
    }

    /// Whether an item that was read still has to be sent: not settled in an earlier session.
    package func wants(_ sequence: Int64) -> Bool { sequence > readThrough && !settledAbove.contains(sequence) }

    /// Notes an item as sent.
    ///
    /// `bytes` counts payload and inline content.
    package mutating func noteSent(_ sequence: Int64, bytes: Int64) {
        sent.items += 1
        sent.bytes += max(0, bytes)
        inFlight.append(sequence)
        readThrough = max(readThrough, sequence)
    }

    /// Notes that the outbox holds nothing for this consumer up to a sequence that it has not been sent.
    ///
    /// Returns whether the floor has grown: rows of other topics alone would otherwise wait for an ack that never
    /// comes, and fill the outbox.
    @discardableResult
    package mutating func noteRead(through sequence: Int64) -> Bool {
        let before = floor
        readThrough = max(readThrough, sequence)
        raiseFloor()
        return floor > before
    }

    /// Takes an ack.
    ///
    /// Sequences that were not sent in this session are an error: the peer is confused. Returns whether anything new is
    /// settled, to be committed as ``floor`` and ``settledAbove``.
    package mutating func ack(_ ack: Ack) throws(LinkError) -> Bool {
        var news = false
        for pair in ack.ranges {
            guard pair.count == 2, pair[0] <= pair[1], pair[0] >= 0, pair[1] <= readThrough else {
                throw LinkError(.malformed, "an ack for items that were never sent")
            }
            guard pair[1] > floor else { continue }
            let range = max(pair[0], floor + 1)...pair[1]
            // Only what was sent may be settled: a range that covers an unsent item would lose it.
            for sequence in inFlight where range.contains(sequence) {
                settledAbove.insert(sequence)
                news = true
            }
            inFlight.removeAll { range.contains($0) }
        }
        raiseFloor()
        return news
    }

    /// The floor to announce, if it has grown since the last time; ask only after the floor is committed.
    package mutating func floorToAnnounce(committed: Int64) -> Int64? {
        guard committed > announcedFloor else { return nil }
        announcedFloor = committed
        return committed
    }

    /// Lifts the floor over everything that is settled or was not for this consumer.
    private mutating func raiseFloor() {
        // Items between are either in flight or of topics this consumer does not take.
        let reach = (inFlight.first ?? readThrough + 1) - 1
        guard reach > floor else { return }
        floor = reach
        settledAbove.removeThrough(floor)
    }
}
