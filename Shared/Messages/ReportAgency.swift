/// The organ that reports.
public struct ReportAgency: Codable, Sendable, Equatable {
    /// Division code and name, or the roster's id.
    public var key: String
    /// Full name of the first reporting organ, as stated or as the title states it.
    public var name: String
    /// Further organs of a joint report.
    public var joint: [String]
    /// Its place in GB/T 2260; nil when it can't be known.
    public var division: AdministrativeDivision?
    /// Its place in the state.
    public var level: AgencyLevel?
    /// What sort of organ it is.
    public var kind: AgencyKind

    /// Puts an agency together.
    public init(
        key: String,
        name: String,
        joint: [String] = [],
        division: AdministrativeDivision? = nil,
        level: AgencyLevel? = nil,
        kind: AgencyKind
    ) {
        self.key = key
        self.name = name
        self.joint = joint
        self.division = division
        self.level = level
        self.kind = kind
    }
}

/// A division of GB/T 2260.
public struct AdministrativeDivision: Codable, Sendable, Equatable {
    /// Six digits.
    public var code: String
    /// Its own name.
    public var name: String
    /// The names from the province down to itself.
    public var path: [String]

    /// Puts a division together.
    public init(code: String, name: String, path: [String]) {
        self.code = code
        self.name = name
        self.path = path
    }
}

/// A level of government; one that this version does not know is kept as it came.
public struct AgencyLevel: RawRepresentable, Codable, Hashable, Sendable {
    /// The name as JSON has it.
    public let rawValue: String

    /// Takes any name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The State Council and its departments.
    public static let national = Self(rawValue: "national")
    /// 省, 自治区, 直辖市.
    public static let province = Self(rawValue: "province")
    /// 地级市, 自治州, 盟, 地区.
    public static let prefecture = Self(rawValue: "prefecture")
    /// 县, 县级市, 市辖区, 旗.
    public static let county = Self(rawValue: "county")
    /// 乡, 镇, 街道.
    public static let township = Self(rawValue: "township")
}

/// A sort of organ; one that this version does not know is kept as it came.
public struct AgencyKind: RawRepresentable, Codable, Hashable, Sendable {
    /// The name as JSON has it.
    public let rawValue: String

    /// Takes any name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// A people's government above the township.
    public static let government = Self(rawValue: "government")
    /// A department of a government.
    public static let department = Self(rawValue: "department")
    /// 派出机构, 分局.
    public static let branch = Self(rawValue: "branch")
    /// A township's or street's government.
    public static let township = Self(rawValue: "township")
    /// An organ of the Party.
    public static let party = Self(rawValue: "party")
    /// Anything else, or not known.
    public static let other = Self(rawValue: "other")
}
