/// Finds the matches of each block: all of them, or those in the sample.
///
/// Where many may match, the sample is looked at first: when it has so many matches that there must be more than are
/// counted, the total is estimated from it. Otherwise blocks are searched from the newest to the oldest, and what is left
/// once ``SearchLimits/exactMatches`` were found is only sampled.
struct BlockSearch {
    private struct Part {
        let block: any PostingBlock
        let bound: Bound
        /// The matches in the sample but those that are sure, where it was looked at.
        var sampled: BlockBitmap?
    }

    private let limits: SearchLimits
    /// What was done so far.
    private(set) var cost = SearchCost()

    init(limits: SearchLimits) { self.limits = limits }

    /// What was found in the blocks that have something to be looked at.
    mutating func search(
        _ query: PostingQuery, in scopes: [(block: any PostingBlock, scope: BlockBitmap)]
    ) throws -> [SearchedBlock] {
        var parts: [Part] = []
        for (block, scope) in scopes {
            var evaluation = BlockEvaluation(block)
            let bound = try evaluation.bound(query, within: scope)
            cost.add(evaluation.cost)
            if !bound.upper.isEmpty { parts.append(Part(block: block, bound: bound)) }
        }
        let weight = SearchSample.weight(among: parts.reduce(0) { $0 + $1.bound.upper.count })
        let isEstimate = try mustBeMany(&parts, weight)
        var found = 0
        return try parts.map { part in
            let columns = try part.block.columns()
            guard isWide(part.bound), isEstimate || found >= limits.exactMatches else {
                let matches = try matches(of: part.bound, in: part.block, among: part.bound.upper)
                found += matches.count
                return SearchedBlock(
                    block: part.block, columns: columns, counted: matches, sample: nil, open: matches,
                    bound: part.bound)
            }
            let sampled = try sampled(part, weight)
            found += part.bound.lower.count + sampled.count * weight
            return SearchedBlock(
                block: part.block, columns: columns, counted: part.bound.lower, sample: (sampled, weight),
                open: part.bound.upper, bound: part.bound)
        }
    }

    /// Whether so much of a block has to be checked that the sample is looked at in its stead.
    private func isWide(_ bound: Bound) -> Bool { bound.upper.count - bound.lower.count > limits.alwaysChecked }

    /// Whether more documents match than are counted, by what is sure and what the sample has.
    ///
    /// If n matched, of which the sample's share is µ, it would have 3/2 µ of them with a probability below (e^½ / (3/2)^(3/2))^µ
    /// (Chernoff's bound), which for the usual limits is less than 10⁻³⁵: so many tell that more than n do.
    private mutating func mustBeMany(_ parts: inout [Part], _ weight: Int) throws -> Bool {
        var found = parts.reduce(0) { $0 + $1.bound.lower.count }
        if found > limits.exactMatches { return true }
        let wanted = limits.exactMatches / 2 * 3
        guard parts.reduce(0, { $0 + $1.bound.upper.count }) >= wanted else { return false }
        for index in parts.indices where isWide(parts[index].bound) {
            let sampled = try sampled(parts[index], weight)
            parts[index].sampled = sampled
            found += sampled.count * weight
        }
        return found >= wanted
    }

    private mutating func sampled(_ part: Part, _ weight: Int) throws -> BlockBitmap {
        if let known = part.sampled { return known }
        var asked = part.bound.upper
        asked.subtract(part.bound.lower)
        asked.formIntersection(SearchSample.documents(ofBlock: part.block.number, weight: weight))
        return try matches(of: part.bound, in: part.block.sample() ?? part.block, among: asked)
    }

    private mutating func matches(
        of bound: Bound, in block: any PostingBlock, among documents: BlockBitmap
    ) throws -> BlockBitmap {
        var evaluation = BlockEvaluation(block)
        let found = try evaluation.matches(of: bound, among: documents)
        cost.add(evaluation.cost)
        return found
    }
}
