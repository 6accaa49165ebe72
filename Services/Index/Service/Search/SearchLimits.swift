/// What keeps an answer short, whatever the question.
enum SearchLimits {
    /// Hits of one answer.
    static let hits = 1_000
    /// Bytes of a report's JSON up to which a snippet is cut from its text; above, there is none.
    static let snippetJSON = 16 << 20
    /// Facets of one answer.
    static let facets = 20
    /// Values of one facet.
    static let facetValues = 1_000
}
