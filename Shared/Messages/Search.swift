/// Asks the index for reports in the search language (`Shared/QueryLanguage/README.md`).
public struct SearchQuery: Codable, Sendable, Equatable {
    /// What to look for.
    public var words: String
    /// How many hits, 20 by default and 1,000 at the most.
    public var limit: Int
    /// Which hits come first; ``SearchOrder/relevance`` by default.
    public var order: SearchOrder
    /// Goes on behind the hits of an earlier answer with the same words and order, whose ``SearchAnswer/cursor`` it is.
    public var cursor: String?
    /// Which facets to count, such as `year`, `division`, or `division:410000` for what lies below one.
    public var facets: [String]
    /// How many values of a facet, the most frequent first; 20 by default and 1,000 at the most.
    public var facetLimit: Int
    /// Whether each hit comes with its snippet and the places of its matches, as by default.
    public var snippets: Bool
    /// Whether to tell how the query was understood.
    public var explain: Bool
    /// The language of the explanation: `en` or `zh`.
    public var language: String

    /// Puts a query together.
    public init(
        words: String, limit: Int = 20, order: SearchOrder = .relevance, cursor: String? = nil, facets: [String] = [],
        facetLimit: Int = 20, snippets: Bool = true, explain: Bool = false, language: String = "en"
    ) {
        self.words = words
        self.limit = limit
        self.order = order
        self.cursor = cursor
        self.facets = facets
        self.facetLimit = facetLimit
        self.snippets = snippets
        self.explain = explain
        self.language = language
    }

    /// Reads a query; all but the words may be absent.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(words: try container.decode(String.self, forKey: .words))
        limit = try container.decodeIfPresent(Int.self, forKey: .limit) ?? limit
        order = try container.decodeIfPresent(SearchOrder.self, forKey: .order) ?? order
        cursor = try container.decodeIfPresent(String.self, forKey: .cursor)
        facets = try container.decodeIfPresent([String].self, forKey: .facets) ?? facets
        facetLimit = try container.decodeIfPresent(Int.self, forKey: .facetLimit) ?? facetLimit
        snippets = try container.decodeIfPresent(Bool.self, forKey: .snippets) ?? snippets
        explain = try container.decodeIfPresent(Bool.self, forKey: .explain) ?? explain
        language = try container.decodeIfPresent(String.self, forKey: .language) ?? language
    }
}

/// Which hits come first.
public enum SearchOrder: String, Codable, Sendable, CaseIterable {
    /// The best first: what stands in titles and headings, then how often and how rare.
    case relevance
    /// The newest first: by the date of publication, else of writing.
    case date
}
