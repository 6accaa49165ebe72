/// What ingest hands to parse with each new original; the bytes travel beside it as the item's content.
public struct ReceivedDocument: Codable, Sendable, Equatable {
    /// SHA-256 of the original, in lower-case hex.
    public var documentId: String
    /// The name under which it was first seen.
    public var fileName: String
    /// Bytes of the original.
    public var size: Int64
    /// The inbox sub-folders it lay in.
    public var tags: [String]
    /// What a sidecar or a manifest declares.
    public var declared: [String: String]
    /// When it was archived.
    public var receivedAt: Timestamp
    /// The series it belongs to, where it takes another document's place; otherwise it begins one of its own.
    public var reportId: String?
    /// The document that it came in, such as an archive or a mail, by its SHA-256 in lower-case hex.
    public var parent: String?
    /// In how many documents it lay, one in the other; nil for one that was handed in itself.
    public var depth: Int?
    /// Whether it was read before and is to be read again, behind those that never were; nil means no.
    public var again: Bool?
    /// The revision that its report is to have; nil means 1.
    public var revision: Int?
    /// What the web page tells that offers it.
    package var page: PageMetadata?

    /// Puts the payload together.
    public init(
        documentId: String, fileName: String, size: Int64, tags: [String], declared: [String: String],
        receivedAt: Timestamp, reportId: String? = nil, parent: String? = nil, depth: Int? = nil
    ) {
        self.documentId = documentId
        self.fileName = fileName
        self.size = size
        self.tags = tags
        self.declared = declared
        self.receivedAt = receivedAt
        self.reportId = reportId
        self.parent = parent
        self.depth = depth
    }
}

/// What parse hands back to ingest of a document that holds others; those travel beside it, as a ``MemberBundle``.
public struct UnpackedDocument: Codable, Sendable, Equatable {
    /// SHA-256 of the document that held them, in lower-case hex.
    public var documentId: String
    /// In how many documents its members lie, one in the other: 1 for those of one that was handed in itself.
    public var depth: Int

    /// Puts the payload together.
    public init(documentId: String, depth: Int) {
        self.documentId = documentId
        self.depth = depth
    }
}

/// What parse hands to index with each report; the Report itself, as JSON, travels beside it as the item's content.
public struct ParsedReport: Codable, Sendable, Equatable {
    /// The summary that events carry.
    public var summary: ReportSummary
    /// The inbox sub-folders the document lay in.
    public var tags: [String]

    /// Puts the payload together.
    public init(summary: ReportSummary, tags: [String]) {
        self.summary = summary
        self.tags = tags
    }
}

/// What parse tells ingest of each document, so that the person who handed it in learns it.
public struct ReadingVerdict: Codable, Sendable, Equatable {
    /// SHA-256 of the original, in lower-case hex.
    public var documentId: String
    /// Why it can't be read; nil when it was read.
    public var rejection: DocumentRejected?

    /// Puts a verdict together.
    public init(documentId: String, rejection: DocumentRejected? = nil) {
        self.documentId = documentId
        self.rejection = rejection
    }
}

/// What parse asks of ingest for a document that is to be read again: to hand its original over once more.
public struct RereadingRequest: Codable, Sendable, Equatable {
    /// SHA-256 of the original, in lower-case hex.
    public var documentId: String

    /// Puts the request together.
    public init(documentId: String) { self.documentId = documentId }
}

/// The topics under which a head's outbox hands items to the heads behind it.
public enum HandoffTopic {
    /// A new original, from ingest to parse: ``ReceivedDocument``.
    public static let document = "document"
    /// A report, from parse to index: ``ParsedReport``.
    public static let report = "report"
    /// The current report of each document in the order of their last readings, from parse to further indexes:
    /// ``ParsedReport``.
    public static let record = "record"
    /// That an original is wanted once more, from parse back to ingest: ``RereadingRequest``.
    public static let reread = "reread"
    /// What parse made of a document, back to ingest: ``ReadingVerdict``.
    public static let verdict = "verdict"
    /// The documents that were in one, from parse back to ingest: ``UnpackedDocument``.
    public static let members = "members"
    /// A public event, from every head to notify: ``Event``.
    public static let event = "event"
}
