import ArgumentParser

/// One query that search engines are measured by, in the archive's language and in its parts.
///
/// The parts are for engines that have a language of their own.
struct BenchQuery: Encodable {
    /// What is asked for: kinds are measured apart.
    enum Kind: String, Encodable, CaseIterable, ExpressibleByArgument {
        /// Three to seven characters that stand in fewer than one report of a thousand.
        case rare = "rare phrase"
        /// Two characters that stand in more than three reports of ten.
        case common = "common word"
        /// Six to twelve characters that stand in more than three reports of ten.
        case longCommon = "long common phrase"
        /// Eight to twelve characters that stand in fewer than one report of a thousand.
        case longRare = "long rare phrase"
        /// One Han character.
        case one = "one character"
        /// Two common words.
        case andCommon = "common AND common"
        /// A rare phrase and a common word.
        case andRare = "rare AND common"
        /// A common word without another word.
        case not = "common NOT word"
        /// A common phrase of four characters in reports on one year.
        case year = "phrase and year"
        /// A common phrase of four characters in the reports of one agency.
        case agency = "phrase and agency"
        /// The newest ten with a common word, without a total.
        case newest = "newest ten"
        /// How many have a common word, exactly.
        case count = "count"
        /// The newest twenty with a common word, the total, and how many of each year.
        case facet = "facet by year"
    }

    /// Its kind.
    var kind: Kind
    /// As a person types it.
    var query: String
    /// Phrases that must stand in the text.
    var all: [String]
    /// Phrases that must not.
    var none: [String]
    /// The year reported on.
    var year: Int?
    /// The agency's full name.
    var agency: String?
    /// How many of the newest are answered with.
    var limit: Int
    /// Whether the exact total belongs to the answer.
    var total: Bool
    /// Whether a count for each year belongs to the answer.
    var facet: Bool

    /// Writes the query of its parts.
    init(_ kind: Kind, all: [String], none: [String] = [], year: Int? = nil, agency: String? = nil) {
        self.kind = kind
        self.all = all
        self.none = none
        self.year = year
        self.agency = agency
        limit = kind == .count ? 0 : kind == .facet ? 20 : 10
        total = kind != .newest
        facet = kind == .facet
        let words = all.map { "\"\($0)\"" } + none.map { "-\"\($0)\"" }
        let fields = [year.map { "year:\($0)" }, agency.map { "agency:\"\($0)\"" }].compactMap { $0 }
        query = (words + fields).joined(separator: " ")
    }
}
