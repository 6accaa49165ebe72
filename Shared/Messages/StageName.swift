/// A stage of the archive.
public enum StageName: String, Codable, Sendable, CaseIterable {
    /// Takes files in and keeps the originals.
    case ingest
    /// Reads a document into a report.
    case parse
    /// Makes reports findable.
    case index
    /// Keeps the event log and tells whoever subscribed.
    case notify
}
