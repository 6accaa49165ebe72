/// Asks the index for whole reports, in the order of their document ids.
public struct ReportsQuery: Codable, Sendable, Equatable {
    /// Only reports of documents with a greater id; empty for the first page.
    public var after: String
    /// At most so many, up to 500.
    public var limit: Int
    /// Only these documents, at most 1,000; nil means all.
    public var documentIds: [String]?

    /// Puts the query together.
    public init(after: String = "", limit: Int = 200, documentIds: [String]? = nil) {
        self.after = after
        self.limit = limit
        self.documentIds = documentIds
    }
}

/// Current reports in the order of their document ids; the JSON of each follows as a part of its own, as it is stored.
public struct ReportsAnswer: Codable, Sendable, Equatable {
    /// What the archive says of a report beside its JSON.
    public struct Entry: Codable, Sendable, Equatable {
        /// SHA-256 of the original.
        public var documentId: String
        /// Names of the sub-folders that the file came from.
        public var tags: [String]

        /// Puts an entry together.
        public init(documentId: String, tags: [String]) {
            self.documentId = documentId
            self.tags = tags
        }
    }

    /// The reports that follow; fewer than asked for are no sign of the end.
    public var entries: [Entry]
    /// Where the next page begins; nil where there is none.
    public var next: String?
    /// Changes whenever the set of current reports does.
    public var snapshot: String

    /// Puts the answer together.
    public init(entries: [Entry], next: String?, snapshot: String) {
        self.entries = entries
        self.next = next
        self.snapshot = snapshot
    }
}
