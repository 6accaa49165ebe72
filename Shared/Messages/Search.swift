/// Asks the index for reports by words.
///
/// Words are parted by white space and must all be there. An unquoted word is found exactly as it stands; quotes of
/// any sort (`"…"`, `“…”`, `「…」`, `『…』`) hold a phrase together. Width, case and accents make no difference.
public struct SearchQuery: Codable, Sendable, Equatable {
    /// What to look for.
    public var words: String
    /// How many hits, 20 by default and 1,000 at the most.
    public var limit: Int
    /// How many hits to pass over.
    public var offset: Int

    /// Puts a query together.
    public init(words: String, limit: Int = 20, offset: Int = 0) {
        self.words = words
        self.limit = limit
        self.offset = offset
    }

    /// Reads a query; limit and offset may be absent.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        words = try container.decode(String.self, forKey: .words)
        limit = try container.decodeIfPresent(Int.self, forKey: .limit) ?? 20
        offset = try container.decodeIfPresent(Int.self, forKey: .offset) ?? 0
    }
}

/// The reports that fit a query, the best first.
public struct SearchAnswer: Codable, Sendable, Equatable {
    /// How many reports fit.
    public var total: Int
    /// Whether ``total`` is an estimate; it is exact up to 50,000.
    public var estimated: Bool
    /// The hits asked for.
    public var hits: [SearchHit]

    /// Puts an answer together.
    public init(total: Int, estimated: Bool, hits: [SearchHit]) {
        self.total = total
        self.estimated = estimated
        self.hits = hits
    }
}

/// One report that fits.
public struct SearchHit: Codable, Sendable, Equatable {
    /// The series of versions.
    public var reportId: String
    /// SHA-256 of the original.
    public var documentId: String
    /// The report's own title.
    public var title: String?
    /// Full name of the reporting organ.
    public var agency: String?
    /// The year reported on.
    public var reportYear: Int?
    /// Greater is better; comparable within one answer only.
    public var score: Double
    /// About 80 characters of the text around the best place, each white space as one blank.
    public var snippet: String
    /// The matches in the snippet, in Unicode scalar offsets into it.
    public var ranges: [TextRange]
    /// Where the snippet stands in the report's text.
    public var snippetRange: TextRange
    /// The matches in the report's text, the first 100.
    public var textRanges: [TextRange]

    /// Puts a hit together.
    public init(
        reportId: String,
        documentId: String,
        title: String?,
        agency: String?,
        reportYear: Int?,
        score: Double,
        snippet: String,
        ranges: [TextRange],
        snippetRange: TextRange,
        textRanges: [TextRange]
    ) {
        self.reportId = reportId
        self.documentId = documentId
        self.title = title
        self.agency = agency
        self.reportYear = reportYear
        self.score = score
        self.snippet = snippet
        self.ranges = ranges
        self.snippetRange = snippetRange
        self.textRanges = textRanges
    }
}
