import Foundation

/// One public event: a CloudEvents 1.0 envelope in its JSON format, readable by any language.
public struct Event: Sendable, Equatable {
    /// Unique among the events of one source, and stable when the event is sent again.
    public var id: String
    /// The stage that made it, as `/guidang/ingest`.
    public var source: String
    /// What happened, with the major version of its data.
    public var type: EventType
    /// The document or report it is about.
    public var subject: String
    /// When it was committed.
    public var time: Timestamp
    /// The summary, of at most 8 KiB as JSON.
    public var data: EventData
    /// Where the whole record is fetched: `guidang:report/<reportId>`.
    public var dataref: String?
    /// W3C trace context of the document's way through the stages.
    public var traceparent: String?
    /// The place in notify's log; set when notify logs the event, and the cursor of whoever reads it.
    public var sequence: Int64?

    /// Puts an envelope together; `id` is made anew unless given.
    public init(
        id: String? = nil, source: String, subject: String, time: Timestamp = .now,
        data: EventData, dataref: String? = nil, traceparent: String? = nil, sequence: Int64? = nil
    ) {
        self.id = id ?? UUID().uuidString.lowercased()
        self.source = source
        self.type = data.type
        self.subject = subject
        self.time = time
        self.data = data
        self.dataref = dataref
        self.traceparent = traceparent
        self.sequence = sequence
    }
}

extension Event: Codable {
    private enum CodingKeys: String, CodingKey {
        case specversion, id, source, type, subject, time, datacontenttype, data, dataref, traceparent, sequence
    }

    /// Reads an envelope; an unknown type keeps its data as it is, an unknown major version of CloudEvents is refused.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let version = try container.decode(String.self, forKey: .specversion)
        guard version == "1.0" || version.hasPrefix("1.") else {
            throw DecodingError.dataCorruptedError(
                forKey: .specversion, in: container,
                debugDescription: "CloudEvents \(version) is newer than this program reads (1.x); update Guidang")
        }
        id = try container.decode(String.self, forKey: .id)
        source = try container.decode(String.self, forKey: .source)
        type = try container.decode(EventType.self, forKey: .type)
        subject = try container.decode(String.self, forKey: .subject)
        time = try container.decode(Timestamp.self, forKey: .time)
        data = try EventData(type: type, from: container.superDecoder(forKey: .data))
        dataref = try container.decodeIfPresent(String.self, forKey: .dataref)
        traceparent = try container.decodeIfPresent(String.self, forKey: .traceparent)
        sequence = try container.decodeIfPresent(String.self, forKey: .sequence).flatMap(Int64.init)
    }

    /// Writes the envelope; `sequence` is a decimal string, as the CloudEvents sequence extension has it.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("1.0", forKey: .specversion)
        try container.encode(id, forKey: .id)
        try container.encode(source, forKey: .source)
        try container.encode(type, forKey: .type)
        try container.encode(subject, forKey: .subject)
        try container.encode(time, forKey: .time)
        try container.encode("application/json", forKey: .datacontenttype)
        try data.encode(to: container.superEncoder(forKey: .data))
        try container.encodeIfPresent(dataref, forKey: .dataref)
        try container.encodeIfPresent(traceparent, forKey: .traceparent)
        try container.encodeIfPresent(sequence.map(String.init), forKey: .sequence)
    }
}
