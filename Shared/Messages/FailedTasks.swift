/// Asks for dead letters.
public struct FailedQuery: Codable, Sendable, Equatable {
    /// One id or its beginning; nil means all.
    public var id: String?
    /// At most so many.
    public var limit: Int

    /// Puts the query together.
    public init(id: String? = nil, limit: Int = 100) {
        self.id = id
        self.limit = limit
    }
}

/// Dead letters of one stage, oldest first.
public struct FailedAnswer: Codable, Sendable, Equatable {
    /// The letters.
    public var letters: [DeadLetter]
    /// How many there are in all.
    public var total: Int64

    /// Puts the answer together.
    public init(letters: [DeadLetter], total: Int64) {
        self.letters = letters
        self.total = total
    }
}

/// A task that was set aside after its attempts.
public struct DeadLetter: Codable, Sendable, Equatable {
    /// Which stage.
    public var stage: StageName
    /// The document.
    public var documentId: String
    /// Its name.
    public var fileName: String?
    /// How often it was tried.
    public var attempts: Int
    /// What went wrong each time, oldest first.
    public var errors: [String]
    /// The word for programs of why an original is rejected, as ``DocumentRejected/code``; nil for a task.
    public var code: String?
    /// When it was set aside.
    public var time: Timestamp

    /// Puts a dead letter together.
    public init(
        stage: StageName, documentId: String, fileName: String?, attempts: Int, errors: [String], code: String? = nil,
        time: Timestamp
    ) {
        self.stage = stage
        self.documentId = documentId
        self.fileName = fileName
        self.attempts = attempts
        self.errors = errors
        self.code = code
        self.time = time
    }
}

/// What is to become of dead letters or rejections.
public struct FailedAction: Codable, Sendable, Equatable {
    /// `retry` or `drop`.
    public var action: String
    /// One id or its beginning.
    public var id: String?
    /// True means all that is set aside; it must be said, so that a forgotten id touches nothing.
    public var all: Bool?

    /// An action on what an id or its beginning names.
    public init(action: String, id: String) {
        self.action = action
        self.id = id
    }

    /// An action on all.
    public init(onAll action: String) {
        self.action = action
        all = true
    }
}

/// How many were touched.
public struct CountAnswer: Codable, Sendable, Equatable {
    /// The number.
    public var count: Int64

    /// Wraps a number.
    public init(count: Int64) { self.count = count }
}

/// What a check of a stage's store and files found.
public struct VerifyAnswer: Codable, Sendable, Equatable {
    /// Which stage.
    public var stage: StageName
    /// What was looked at: name and number.
    public var checked: [String: Int64]
    /// What is wrong, each with what to do; empty means all is well.
    public var problems: [String]

    /// Puts an answer together.
    public init(stage: StageName, checked: [String: Int64], problems: [String]) {
        self.stage = stage
        self.checked = checked
        self.problems = problems
    }
}
