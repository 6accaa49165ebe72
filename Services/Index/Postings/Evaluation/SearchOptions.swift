/// How a search is to be answered.
package struct SearchOptions: Sendable {
    /// The order of the hits.
    package enum Order: UInt8, Codable, Sendable {
        /// The best first.
        case relevance
        /// The newest date first; those without one last.
        case date
    }

    /// The order of the hits.
    package var order: Order
    /// The greatest number of hits.
    package var limit: Int
    /// Where the page before ended; nil for the first page.
    package var after: SearchPosition?
    /// The highest sequence number that counts; nil for that of the page before, or on the first page for the newest.
    package var ceiling: Int64?

    /// Takes the options.
    package init(
        order: Order = .relevance, limit: Int = 20, after: SearchPosition? = nil, ceiling: Int64? = nil
    ) {
        self.order = order
        self.limit = limit
        self.after = after
        self.ceiling = ceiling
    }
}
