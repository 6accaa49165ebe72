/// Asks for the documents that a stage has, in the order of their ids.
public struct DocumentsQuery: Codable, Sendable, Equatable {
    /// Only greater ids; empty means from the beginning.
    public var after: String
    /// At most so many, up to 1,000.
    public var limit: Int

    /// Puts the query together.
    public init(after: String = "", limit: Int = 1000) {
        self.after = after
        self.limit = limit
    }
}

/// A page of the documents that a stage has.
public struct DocumentsAnswer: Codable, Sendable, Equatable {
    /// SHA-256 of each original, in order; fewer than asked for means that there are no more.
    public var documentIds: [String]

    /// Puts the answer together.
    public init(documentIds: [String]) { self.documentIds = documentIds }
}
