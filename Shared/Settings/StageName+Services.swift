package import Messages

extension StageName {
    /// The stage's executable, which lies beside `guidang`.
    package var executable: String { "guidang-\(rawValue)" }

    /// Whether the stage has workers: ingest has nothing upstream of it to work on.
    package var hasWorkers: Bool { self != .ingest }

    /// The sockets the stage's head listens on.
    package var sockets: [StageSocket] {
        self == .notify ? [.links, .bulk, .query, .events] : [.links, .bulk, .query]
    }
}

/// What a socket of a stage's head is for.
package enum StageSocket: String, CaseIterable, Sendable {
    /// Handoff and work links: control frames and small bodies.
    case links

    /// Large bodies, in chunks.
    case bulk

    /// Questions and answers.
    case query

    /// Live events, of notify alone.
    case events
}
