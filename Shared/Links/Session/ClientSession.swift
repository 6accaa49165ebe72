/// The calling side of a session: HELLO until WELCOME, beats, and HELLO again whenever the session is lost.
///
/// libzmq reconnects silently, so only this machine knows whether the other side still remembers us.
package struct ClientSession: Sendable, Equatable {
    package enum Phase: Sendable, Equatable {
        /// HELLO is sent, or due at the instant.
        case greeting(next: Instant)
        /// WELCOME came.
        case live(session: UInt64)
        /// REFUSE came: only a person can help; it is tried again slowly all the same.
        case refused(until: Instant)
    }

    /// What the caller has to do.
    package enum Action: Sendable, Equatable {
        case sendHello
        case sendBeat
        /// Whatever was under way in the old session is void.
        case sessionLost
    }

    package private(set) var phase: Phase
    private let beat: Duration
    private let silence: Duration
    private var lastHeard: Instant
    private var lastBeat: Instant
    private var lastReceived: UInt64 = 0
    private var lastSent: UInt64 = 0

    /// Begins unconnected; the first ``tick(at:)`` says HELLO.
    package init(beat: Duration, now: Instant) {
        self.beat = beat
        silence = beat * 3
        phase = .greeting(next: now)
        lastHeard = now
        lastBeat = now
    }

    /// The session, while there is one.
    package var session: UInt64? {
        if case .live(let session) = phase { session } else { nil }
    }

    /// The number for the next message of this side.
    package mutating func nextSequence() -> UInt64 {
        lastSent += 1
        return lastSent
    }

    /// Looks at the time; call it at least twice a beat.
    package mutating func tick(at now: Instant) -> [Action] {
        switch phase {
        case .greeting(let next), .refused(let next):
            guard now >= next else { return [] }
            phase = .greeting(next: now + beat)
            return [.sendHello]
        case .live:
            if now - lastHeard > silence { return lose(at: now) }
            guard now - lastBeat >= beat else { return [] }
            lastBeat = now
            return [.sendBeat]
        }
    }

    /// Takes WELCOME.
    ///
    /// An answer to an older HELLO while live changes nothing.
    package mutating func welcome(session: UInt64, at now: Instant) -> Bool {
        if case .live = phase { return false }
        phase = .live(session: session)
        lastHeard = now
        lastBeat = now
        lastReceived = 0
        lastSent = 0
        return true
    }

    /// Takes REFUSE: the next try comes after five beats.
    package mutating func refuse(at now: Instant) -> [Action] {
        let wasLive = session != nil
        phase = .refused(until: now + beat * 5)
        return wasLive ? [.sessionLost] : []
    }

    /// What a message is to this session; one that follows is a sign of life.
    package mutating func place(_ header: LinkHeader, at now: Instant) -> SessionPlace {
        guard case .live(let session) = phase, header.session == session, header.sequence > lastReceived else {
            return .foreign
        }
        let isNext = header.sequence == lastReceived + 1
        lastReceived = header.sequence
        lastHeard = now
        return isNext ? .next : .gap
    }

    /// Gives the session up: the other side said so, or this side failed to do its part.
    package mutating func lose(at now: Instant) -> [Action] {
        guard case .live = phase else { return [] }
        phase = .greeting(next: now)
        return [.sessionLost]
    }
}
