/// One problem or one commitment, in the report's own words.
public struct ReportItem: Codable, Sendable, Equatable {
    /// The words, without the item's mark.
    public var text: String
    /// Where they stand.
    public var range: TextRange

    /// Puts an item together.
    public init(text: String, range: TextRange) {
        self.text = text
        self.range = range
    }
}

/// A duty of rule-of-law government that the report speaks to.
public struct ReportDuty: Codable, Sendable, Equatable {
    /// The duty's name in its taxonomy: `disputes`.
    public var duty: String
    /// The taxonomy: `outline-2021`.
    public var taxonomy: String
    /// The sections that speak to it, as child positions in the outline.
    public var sections: [[Int]]
    /// The words that show it.
    public var evidence: [TextRange]

    /// Puts a duty together.
    public init(duty: String, taxonomy: String, sections: [[Int]], evidence: [TextRange]) {
        self.duty = duty
        self.taxonomy = taxonomy
        self.sections = sections
        self.evidence = evidence
    }
}

/// Something that a careful reviewer would note.
public struct ReportFinding: Codable, Sendable, Equatable {
    /// The rule's name: `figures.sum`.
    public var rule: String
    /// What the rule names, where one rule speaks of several things.
    public var item: String?
    /// How much it matters.
    public var severity: FindingSeverity
    /// A sentence for people.
    public var message: String
    /// Where it shows; nil when something is missing.
    public var range: TextRange?

    /// Puts a finding together.
    public init(rule: String, item: String? = nil, severity: FindingSeverity, message: String, range: TextRange? = nil)
    {
        self.rule = rule
        self.item = item
        self.severity = severity
        self.message = message
        self.range = range
    }
}

/// How much a finding matters; a severity that this version does not know is kept as it came.
public struct FindingSeverity: RawRepresentable, Codable, Hashable, Sendable {
    /// The name as JSON has it.
    public let rawValue: String

    /// Takes any name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Worth knowing.
    public static let info = Self(rawValue: "info")
    /// Worth asking about.
    public static let warning = Self(rawValue: "warning")
    /// Wrong.
    public static let error = Self(rawValue: "error")
}
