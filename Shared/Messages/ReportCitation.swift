/// One outermost 《…》 of the text.
public struct ReportCitation: Codable, Sendable, Equatable {
    /// What stands between the brackets.
    public var name: String
    /// The full official name, when known.
    public var canonicalName: String?
    /// The 文号 that follows.
    public var docNumber: String?
    /// The short name that the report gives it.
    public var alias: String?
    /// What sort of document it names.
    public var kind: CitationKind
    /// Where the name stands, without the brackets.
    public var range: TextRange

    /// Puts a citation together.
    public init(
        name: String,
        canonicalName: String? = nil,
        docNumber: String? = nil,
        alias: String? = nil,
        kind: CitationKind = .other,
        range: TextRange
    ) {
        self.name = name
        self.canonicalName = canonicalName
        self.docNumber = docNumber
        self.alias = alias
        self.kind = kind
        self.range = range
    }
}

/// A sort of cited document; one that this version does not know is kept as it came.
public struct CitationKind: RawRepresentable, Codable, Hashable, Sendable {
    /// The name as JSON has it.
    public let rawValue: String

    /// Takes any name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// 法律.
    public static let law = Self(rawValue: "law")
    /// 行政法规.
    public static let administrativeRegulation = Self(rawValue: "administrative-regulation")
    /// 地方性法规.
    public static let localRegulation = Self(rawValue: "local-regulation")
    /// 规章.
    public static let rule = Self(rawValue: "rule")
    /// 党内法规.
    public static let partyRegulation = Self(rawValue: "party-regulation")
    /// 规范性文件 and other policy.
    public static let policy = Self(rawValue: "policy")
    /// An organ's own system of work.
    public static let internalSystem = Self(rawValue: "internal-system")
    /// A plan or list of points of work.
    public static let plan = Self(rawValue: "plan")
    /// Anything else, or not known.
    public static let other = Self(rawValue: "other")
}
