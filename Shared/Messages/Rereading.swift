/// Asks parse to read documents again, from their originals, by the reader that runs now.
///
/// The same may be asked again at any time: what waits or is under way is not queued twice.
public struct ReparseQuery: Codable, Sendable, Equatable {
    /// SHA-256 of each original, at most 1,000.
    public var documentIds: [String]
    /// Only those whose reader's version is before this one, such as `0.9`.
    public var readerBefore: String?
    /// Whether those are read again too that this reader with these word lists has read; nil means no.
    public var force: Bool?

    /// Puts the query together.
    public init(documentIds: [String], readerBefore: String? = nil, force: Bool? = nil) {
        self.documentIds = documentIds
        self.readerBefore = readerBefore
        self.force = force
    }
}

/// What parse will do; each document of the query counts in one of these.
public struct ReparseAnswer: Codable, Sendable, Equatable {
    /// Documents that will be read again, by this question.
    public var queued: Int64
    /// Documents that wait or are under way since an earlier one.
    public var waiting: Int64
    /// Documents that this reader has read, or one that is not before the version asked for.
    public var upToDate: Int64
    /// Documents that parse has no report of: never seen, rejected, or such as only hold others.
    public var unread: Int64

    /// Puts an answer together.
    public init(queued: Int64 = 0, waiting: Int64 = 0, upToDate: Int64 = 0, unread: Int64 = 0) {
        self.queued = queued
        self.waiting = waiting
        self.upToDate = upToDate
        self.unread = unread
    }

    /// Counts the documents of two questions together.
    public static func + (one: ReparseAnswer, other: ReparseAnswer) -> ReparseAnswer {
        ReparseAnswer(
            queued: one.queued + other.queued, waiting: one.waiting + other.waiting,
            upToDate: one.upToDate + other.upToDate, unread: one.unread + other.unread)
    }
}
