import ZeroMQ

/// TASK: one leased task.
///
/// Its payload follows as a frame, and then its content if `inline`.
package struct TaskMetadata: Codable, Sendable, Equatable {
    package var id: Int64
    package var fence: Int
    package var kind: String
    package var subject: String
    package var trace: String?
    package var leaseMs: Int
    /// The longest a worker may be at it.
    package var capMs: Int
    package var content: ContentReference?
    package var inline: Bool?

    package init(
        id: Int64, fence: Int, kind: String, subject: String, trace: String?, leaseMs: Int, capMs: Int,
        content: ContentReference?, inline: Bool?
    ) {
        self.id = id
        self.fence = fence
        self.kind = kind
        self.subject = subject
        self.trace = trace
        self.leaseMs = leaseMs
        self.capMs = capMs
        self.content = content
        self.inline = inline
    }
}

/// RESULT: what came of a task.
///
/// With `ok` the product follows as one frame, or `content` says where to fetch it.
package struct ResultMetadata: Codable, Sendable, Equatable {
    package enum Verdict: String, Codable, Sendable {
        /// Done; the product follows.
        case ok
        /// It failed this time.
        case retry
        /// It will fail every time.
        case dead
        /// Not tried: the worker stops, or does not know the kind; the attempt is given back.
        case release
    }

    package var id: Int64
    package var fence: Int
    package var verdict: Verdict
    package var error: String?
    package var content: ContentReference?

    package init(id: Int64, fence: Int, verdict: Verdict, error: String? = nil, content: ContentReference? = nil) {
        self.id = id
        self.fence = fence
        self.verdict = verdict
        self.error = error
        self.content = content
    }
}

extension ResultMetadata {
    /// The product among the bodies of the message, whose number must be the one that goes with the verdict.
    func product(in bodies: [Frame]) throws(LinkError) -> Parcel? {
        let expected = verdict == .ok ? (content == nil ? 1...1 : 1...2) : 0...0
        guard expected.contains(bodies.count) else {
            throw LinkError(
                .malformed,
                "a result “\(verdict.rawValue)” of task \(id) under fence \(fence) comes with "
                    + "\(expected.lowerBound) to \(expected.upperBound) bodies, not \(bodies.count)")
        }
        guard verdict == .ok else { return nil }
        var bodies = bodies[...]
        return try Parcel(content: content, inline: bodies.count > 1, from: &bodies)
    }
}

/// SETTLED: what the head made of a RESULT; the worker may forget the task.
package struct Settled: Codable, Sendable, Equatable {
    package enum Outcome: String, Codable, Sendable {
        /// The result counted and is committed.
        case committed
        /// The lease was no longer this worker's, or the task is done; the result has no effect.
        case stale
    }

    package var id: Int64
    package var fence: Int
    package var outcome: Outcome

    package init(id: Int64, fence: Int, outcome: Outcome) {
        self.id = id
        self.fence = fence
        self.outcome = outcome
    }
}
