/// The called side of one session: knows whether a message belongs to it, and when the peer has fallen silent.
package struct ServerSession: Sendable, Equatable {
    package let id: UInt64
    package let hello: Hello
    private let beat: Duration
    private var lastHeard: Instant
    private var lastBeat: Instant
    private var lastReceived: UInt64 = 0
    private var lastSent: UInt64 = 0

    package init(id: UInt64, hello: Hello, beat: Duration, now: Instant) {
        self.id = id
        self.hello = hello
        self.beat = beat
        lastHeard = now
        lastBeat = now
    }

    /// The number for the next message of this side.
    package mutating func nextSequence() -> UInt64 {
        lastSent += 1
        return lastSent
    }

    /// What a message is to this session; one that follows is a sign of life.
    package mutating func place(_ header: LinkHeader, at now: Instant) -> SessionPlace {
        guard header.session == id, header.sequence > lastReceived else { return .foreign }
        let isNext = header.sequence == lastReceived + 1
        lastReceived = header.sequence
        lastHeard = now
        return isNext ? .next : .gap
    }

    /// Whether the peer has been silent for three beats.
    package func isSilent(at now: Instant) -> Bool { now - lastHeard > beat * 3 }

    /// Whether it is time to send a beat; asking notes it as sent.
    package mutating func beatIsDue(at now: Instant) -> Bool {
        guard now - lastBeat >= beat else { return false }
        lastBeat = now
        return true
    }
}
