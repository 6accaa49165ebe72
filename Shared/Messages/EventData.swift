/// What an event says, by its type.
public enum EventData: Sendable, Equatable {
    /// Data of ``EventType/documentReceived``.
    case received(DocumentReceived)
    /// Data of ``EventType/documentRejected``.
    case rejected(DocumentRejected)
    /// Data of ``EventType/reportParsed``.
    case parsed(ReportSummary)
    /// Data of ``EventType/reportIndexed``.
    case indexed(ReportSummary)
    /// Data of ``EventType/reportSuperseded``.
    case superseded(ReportSuperseded)
    /// Data of a type that this version does not know, kept as it came.
    case other(EventType, JSONValue)

    /// The type that goes with the data.
    public var type: EventType {
        switch self {
        case .received: .documentReceived
        case .rejected: .documentRejected
        case .parsed: .reportParsed
        case .indexed: .reportIndexed
        case .superseded: .reportSuperseded
        case .other(let type, _): type
        }
    }

    init(type: EventType, from decoder: any Decoder) throws {
        self =
            switch type {
            case .documentReceived: .received(try DocumentReceived(from: decoder))
            case .documentRejected: .rejected(try DocumentRejected(from: decoder))
            case .reportParsed: .parsed(try ReportSummary(from: decoder))
            case .reportIndexed: .indexed(try ReportSummary(from: decoder))
            case .reportSuperseded: .superseded(try ReportSuperseded(from: decoder))
            default: .other(type, try JSONValue(from: decoder))
            }
    }

    func encode(to encoder: any Encoder) throws {
        switch self {
        case .received(let value): try value.encode(to: encoder)
        case .rejected(let value): try value.encode(to: encoder)
        case .parsed(let value), .indexed(let value): try value.encode(to: encoder)
        case .superseded(let value): try value.encode(to: encoder)
        case .other(_, let value): try value.encode(to: encoder)
        }
    }
}

/// A document was archived (`sightings` 1) or its bytes were seen again.
public struct DocumentReceived: Codable, Sendable, Equatable {
    /// SHA-256 of the original, in lower-case hex.
    public var documentId: String
    /// The name under which it was seen this time.
    public var fileName: String
    /// Bytes of the original.
    public var size: Int64
    /// The inbox sub-folders it lay in.
    public var tags: [String]
    /// How often these bytes have been seen, this time included.
    public var sightings: Int
    /// The document that it came in, such as an archive or a mail, by its SHA-256 in lower-case hex.
    public var parent: String?

    /// Puts the data together.
    public init(
        documentId: String, fileName: String, size: Int64, tags: [String], sightings: Int, parent: String? = nil
    ) {
        self.documentId = documentId
        self.fileName = fileName
        self.size = size
        self.tags = tags
        self.sightings = sightings
        self.parent = parent
    }
}

/// A document can't be read, now or ever; the original is kept.
public struct DocumentRejected: Codable, Sendable, Equatable {
    /// SHA-256 of the original, in lower-case hex.
    public var documentId: String
    /// The name under which it was first seen.
    public var fileName: String
    /// A word for programs: `unsupported`, `corrupt`, `encrypted`, `empty`, `over-limit`, or `failed`: set aside.
    public var code: String
    /// A sentence for people.
    public var message: String
    /// What the person can do.
    public var hint: String?

    /// Puts the data together.
    public init(documentId: String, fileName: String, code: String, message: String, hint: String? = nil) {
        self.documentId = documentId
        self.fileName = fileName
        self.code = code
        self.message = message
        self.hint = hint
    }
}

/// A newer document, or a newer reading, took a report's place.
public struct ReportSuperseded: Codable, Sendable, Equatable {
    /// The series of versions.
    public var reportId: String
    /// The document that was current before.
    public var documentId: String
    /// The revision that was current before.
    public var revision: Int
    /// The document that is current now.
    public var supersededBy: String
    /// The revision that is current now.
    public var newRevision: Int

    /// Puts the data together.
    public init(reportId: String, documentId: String, revision: Int, supersededBy: String, newRevision: Int) {
        self.reportId = reportId
        self.documentId = documentId
        self.revision = revision
        self.supersededBy = supersededBy
        self.newRevision = newRevision
    }
}
