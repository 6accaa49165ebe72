/// ASK: a question by name; its arguments follow as a JSON frame, and further frames as the question says.
package struct Ask: Codable, Sendable, Equatable {
    /// Chosen by the asker; the answer bears it.
    package var id: Int64
    package var question: String
    /// How long the asker waits; an answer after that is in vain.
    package var deadlineMs: Int

    package init(id: Int64, question: String, deadlineMs: Int) {
        self.id = id
        self.question = question
        self.deadlineMs = deadlineMs
    }
}

extension Ask {
    /// The longest that an asker may wait, in milliseconds: a day.
    package static let longestDeadline = 86_400_000

    /// The id alone, where the rest can't be read; 0 where there is none.
    static func id(of message: LinkMessage) -> Int64 {
        struct Part: Decodable { var id: Int64 }
        return (try? message.read(Part.self))?.id ?? 0
    }

    /// Reads a question; what is wrong with it is a `bad-question`.
    init(of message: LinkMessage) throws(LinkError) {
        do {
            self = try message.read()
        } catch {
            throw LinkError(.badQuestion, "an ASK has an integer id, a question and an integer deadlineMs: \(error)")
        }
        guard (1...Self.longestDeadline).contains(deadlineMs) else {
            throw LinkError(
                .badQuestion, "deadlineMs is 1 to \(Self.longestDeadline), not \(deadlineMs)")
        }
    }
}

/// ANSWER: the answer follows as JSON, and further frames as the question says; or `error` says why not.
package struct Answer: Codable, Sendable, Equatable {
    package var id: Int64
    package var error: Refusal?
    /// In how many frames the JSON lies, cut anywhere; nil means one.
    package var jsonFrames: Int?

    package init(id: Int64, error: Refusal? = nil, jsonFrames: Int? = nil) {
        self.id = id
        self.error = error
        self.jsonFrames = jsonFrames
    }
}

/// LIVE: an event as it was logged, published under its type as topic; the event follows as a JSON frame.
package struct Live: Codable, Sendable, Equatable {
    package var seq: Int64
    /// The sequence before this one in the same topic; a subscriber that has not seen it has a gap.
    package var prev: Int64

    package init(seq: Int64, prev: Int64) {
        self.seq = seq
        self.prev = prev
    }
}
