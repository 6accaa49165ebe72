/// What a search found.
package struct SearchResult: Sendable {
    /// How many reports match.
    package var total: Int
    /// Whether the total was estimated from a sample.
    package var isEstimate: Bool
    /// The matches of every block that has some, the newest block first; facets are counted over them.
    package var matches: [BlockMatches]
    /// The hits of the page.
    package var hits: [SearchHit]
    /// Where the next page goes on; nil when there is nothing behind this one.
    package var next: SearchPosition?
    /// The highest sequence number that counted.
    package var ceiling: Int64
    /// What it took.
    package var cost: SearchCost
}

/// Matches of one block; a block may have counted ones and others that are a sample.
package struct BlockMatches: Sendable {
    /// The block's number.
    package let number: Int
    /// The documents that match, or some of them.
    package let documents: BlockBitmap
    /// How many matches each of the documents stands for: 1, or more where they are a sample.
    package let weight: Int
}

/// One report that was found.
package struct SearchHit: Equatable, Sendable {
    /// Its sequence number.
    package let sequence: Int64
    /// Its score in thousandths; nil where it was not scored.
    package let score: Int?
}
