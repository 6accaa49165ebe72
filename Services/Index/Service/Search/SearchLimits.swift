/// What keeps a search short, whatever the words.
enum SearchLimits {
    /// Hits of one answer.
    static let hits = 1_000
    /// Matches that are ranked: all where there are no more, else those of the title and then the newest.
    static let ranked = 5_000
    /// Matches up to which the total is exact.
    static let exactTotal = 50_000
    /// Matches of one term that are counted to weigh it.
    static let weighed = 10_000
    /// Bytes of a report's JSON up to which the snippet is cut from the text; above, there is none.
    static let snippetJSON = 16 << 20
    /// Matches that a hit tells.
    static let ranges = 100
    /// Scalars of a snippet.
    static let snippet = 80
}
