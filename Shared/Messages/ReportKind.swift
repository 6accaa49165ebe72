/// What a document is; a kind that this version does not know is kept as it came.
public struct ReportKind: RawRepresentable, Codable, Hashable, Sendable {
    /// The name as JSON has it.
    public let rawValue: String

    /// Takes any name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// A yearly rule-of-law report.
    public static let annualReport = Self(rawValue: "annual-report")
    /// Any other official document.
    public static let other = Self(rawValue: "other")
}
