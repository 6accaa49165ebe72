/// One counted quantity that is a fact of the report.
public struct ReportFigure: Codable, Sendable, Equatable {
    /// Names the figure within its report: `f12`.
    public var id: String
    /// The number, 万 and 亿 multiplied out.
    public var value: Double
    /// The measure word as printed; `%` for percent.
    public var unit: String
    /// What is counted.
    public var subject: String?
    /// How exact it is.
    public var qualifier: FigureQualifier
    /// The time it speaks of, a year as a rule.
    public var period: String?
    /// The figure that it is stated to be a part of.
    public var partOf: String?
    /// Child positions in the outline.
    public var section: [Int]
    /// The printed path of the section, for people.
    public var sectionLabel: String?
    /// The words that state it.
    public var quote: String
    /// Where the quote stands.
    public var range: TextRange

    /// Puts a figure together.
    public init(
        id: String,
        value: Double,
        unit: String,
        subject: String? = nil,
        qualifier: FigureQualifier = .exact,
        period: String? = nil,
        partOf: String? = nil,
        section: [Int] = [],
        sectionLabel: String? = nil,
        quote: String,
        range: TextRange
    ) {
        self.id = id
        self.value = value
        self.unit = unit
        self.subject = subject
        self.qualifier = qualifier
        self.period = period
        self.partOf = partOf
        self.section = section
        self.sectionLabel = sectionLabel
        self.quote = quote
        self.range = range
    }
}

/// How exact a figure is; a qualifier that this version does not know is kept as it came.
public struct FigureQualifier: RawRepresentable, Codable, Hashable, Sendable {
    /// The name as JSON has it.
    public let rawValue: String

    /// Takes any name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// As stated.
    public static let exact = Self(rawValue: "exact")
    /// 余, 多, 以上, 超过.
    public static let atLeast = Self(rawValue: "atLeast")
    /// 约, 近.
    public static let about = Self(rawValue: "about")
    /// 不足, 不超过.
    public static let atMost = Self(rawValue: "atMost")
}
