/// The bounds of a search.
struct SearchLimits: Sendable {
    /// Matches up to which the total is always exact.
    var exactMatches = SearchRun.exactMatches
    /// Matches that are scored at most.
    var scoredMatches = SearchRun.scoredMatches
    /// Matches that are scored at most where a block was sampled, and each of them has to be checked first.
    var scoredOfSample = 256
    /// Documents of a block that are checked even where the block would be sampled: so few cost no more than the sample.
    var alwaysChecked = BlockBitmap.capacity / SearchSample.leastWeight
    /// Documents that are checked for the choice of those to score, in blocks that were sampled.
    var checkedCandidates = 20_000
    /// Documents that hold a phrase of one unit, up to which its places are read to count them.
    var countedUnits = 20_000
    /// The same for a longer phrase.
    var countedPhrases = 100_000
}
