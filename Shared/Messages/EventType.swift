/// The name of an event type; the trailing `vN` is the major version of its data.
public struct EventType: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
    /// The name as it stands in an envelope and as a topic.
    public let rawValue: String

    /// Wraps any name; names that this version does not know are kept.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// A document was archived, or seen again.
    public static let documentReceived = EventType(rawValue: "org.guidang.document.received.v1")
    /// A document can't be read; the event says why.
    public static let documentRejected = EventType(rawValue: "org.guidang.document.rejected.v1")
    /// A report was read.
    public static let reportParsed = EventType(rawValue: "org.guidang.report.parsed.v1")
    /// A report can be found.
    public static let reportIndexed = EventType(rawValue: "org.guidang.report.indexed.v1")
    /// A newer document took a report's place.
    public static let reportSuperseded = EventType(rawValue: "org.guidang.report.superseded.v1")

    /// Every type that this version makes.
    public static let all: [EventType] = [
        .documentReceived, .documentRejected, .reportParsed, .reportIndexed, .reportSuperseded,
    ]

    /// The name.
    public var description: String { rawValue }

    /// Finds a type by its full name or its short one (`report.parsed`); nil when there is none.
    public static func named(_ name: String) -> EventType? {
        all.first { $0.rawValue == name || $0.shortName == name }
    }

    /// The name without `org.guidang.` and the version.
    public var shortName: String {
        let parts = rawValue.split(separator: ".")
        guard parts.count == 5 else { return rawValue }
        return parts[2...3].joined(separator: ".")
    }
}
