import Messages

/// A division of China at county level or above (GB/T 2260).
struct Division: Sendable {
    /// Six digits: two for the province, two for the prefecture, two for the county.
    var code: Int
    var name: String
    /// `yyyymm` of the last edition of the standard that had it; nil while it exists.
    var lastEdition: Int?

    var level: AgencyLevel { code % 10_000 == 0 ? .province : code % 100 == 0 ? .prefecture : .county }

    /// Whether it lies in another one, or is it.
    func lies(in other: Division) -> Bool {
        switch other.level {
        case .province: code / 10_000 == other.code / 10_000
        case .prefecture: code / 100 == other.code / 100
        default: code == other.code
        }
    }

    /// Whether it existed in the year that a report is on.
    ///
    /// A division goes some time after the last edition that has it; the last of all editions is of April 2019, and two
    /// years more are allowed for what was abolished after it.
    func existed(in year: Int) -> Bool {
        guard let lastEdition else { return true }
        return year <= lastEdition / 100 + (lastEdition == Self.newestEdition ? 2 : 1)
    }

    private static let newestEdition = 201_904

    /// What stands for the counties of a municipality in the standard, and is no place.
    var isPlaceholder: Bool { ["市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"].contains(name) }
}
