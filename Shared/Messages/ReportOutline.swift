/// A heading and what stands under it.
public struct OutlineSection: Codable, Sendable, Equatable {
    /// The number as printed: `一、`, `(一)`, `1.`.
    public var number: String
    /// By the style of the number, from 1 for 一、 through （一） and 1． to 4 for （1）.
    public var level: Int
    /// The heading's words, without number and closing mark.
    public var title: String
    /// What the section is for; nil below the first level and where not known.
    public var role: SectionRole?
    /// From the number to the start of the next section that is no descendant.
    public var range: TextRange
    /// The sections inside, in document order.
    public var children: [OutlineSection]

    /// Puts a section together.
    public init(
        number: String,
        level: Int,
        title: String,
        role: SectionRole? = nil,
        range: TextRange,
        children: [OutlineSection] = []
    ) {
        self.number = number
        self.level = level
        self.title = title
        self.role = role
        self.range = range
        self.children = children
    }
}

/// What a section is for; a role that this version does not know is kept as it came.
public struct SectionRole: RawRepresentable, Codable, Hashable, Sendable {
    /// The name as JSON has it.
    public let rawValue: String

    /// Takes any name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// What was done.
    public static let achievements = Self(rawValue: "achievements")
    /// What is lacking.
    public static let problems = Self(rawValue: "problems")
    /// How the first person responsible did their duty.
    public static let leaderDuty = Self(rawValue: "leader-duty")
    /// What comes next.
    public static let plans = Self(rawValue: "plans")
    /// Other matters.
    public static let other = Self(rawValue: "other")
}
