/// What an export met and did so far: a function of the set of reports alone.
package struct ExportTally: Codable, Sendable, Equatable {
    /// Reports written.
    package var reports = 0
    /// Rows written, by table.
    package var rows: [String: Int] = [:]
    /// How many reports each reader made, by its version and that of its lexicon with a blank between.
    package var readers: [String: Int] = [:]
    /// How many reports speak to duties of each taxonomy.
    package var taxonomies: [String: Int] = [:]
    /// How many reports are of each schema.
    package var schemas: [String: Int] = [:]
    /// How many cells were guarded against formulas, by `table.column`.
    package var guarded: [String: Int] = [:]
    /// How many cells were cut as the format has no room for them, by `table.column`.
    package var cut: [String: Int] = [:]
    /// Words that are not of their column's list, by `table.column`, the first of them only.
    package var unlisted: [String: [String]] = [:]
}

/// How far an export is.
package struct ExportProgress: Sendable, Equatable {
    /// Reports written, those before it was gone on with included.
    package var reports: Int
    /// Rows of all tables; lines for `jsonl`.
    package var rows: Int
}

/// What an export came to.
package struct ExportSummary: Sendable, Equatable {
    /// The file, or the folder, that was made.
    package var path: String
    package var tally: ExportTally
    /// SHA-256 of the set in lower-case hex; see ``SetDigest``.
    package var digest: String
    /// Whether an export that was not finished was gone on with.
    package var wasResumed: Bool
}
