/// 索引号, the number under which an organ files a public document, taken apart as far as its scheme is known.
public struct IndexNumber: Codable, Sendable, Equatable {
    /// As printed.
    public var raw: String
    /// How it is built: `org9/year-serial`, `uscc/year-serial`, …; nil when not known.
    public var scheme: String?
    /// Nine characters of GB 11714.
    public var organizationCode: String?
    /// Whether the organisation code's check character is right.
    public var organizationCodeValid: Bool?
    /// Whether the check character of all 18 (GB 32100) is right; nil where the number has no 18.
    public var creditCodeValid: Bool?
    /// The year in the number.
    public var year: Int?
    /// The running number in the year, as printed.
    public var serial: String?

    /// Puts an index number together.
    public init(
        raw: String,
        scheme: String? = nil,
        organizationCode: String? = nil,
        organizationCodeValid: Bool? = nil,
        creditCodeValid: Bool? = nil,
        year: Int? = nil,
        serial: String? = nil
    ) {
        self.raw = raw
        self.scheme = scheme
        self.organizationCode = organizationCode
        self.organizationCodeValid = organizationCodeValid
        self.creditCodeValid = creditCodeValid
        self.year = year
        self.serial = serial
    }
}
