/// Finds the matches of each block: all of them, or those in the sample.
///
/// Where many may match, the sample is looked at first: when it has so many matches that there must be more than are
/// counted, the total is estimated from it.
struct BlockSearch {
    private struct Part {
        let block: any PostingBlock
        let bound: Bound
        /// The matches in the sample but those that are sure, where it was looked at.
        var sampled: BlockBitmap?

        /// Whether so much of the block has to be checked that the sample is looked at in its stead.
        func isWide(_ limits: SearchLimits) -> Bool { bound.upper.count - bound.lower.count > limits.alwaysChecked }
    }

    private let limits: SearchLimits
    private let lanes: any SearchLanes
    /// What was done so far.
    private(set) var cost = SearchCost()

    init(limits: SearchLimits, lanes: any SearchLanes) { (self.limits, self.lanes) = (limits, lanes) }

    /// What was found in the blocks that have something to be looked at.
    mutating func search(
        _ query: PostingQuery, in scopes: [(block: any PostingBlock, scope: BlockBitmap)]
    ) throws -> [SearchedBlock] {
        let bounds = try lanes.map(scopes, on: { $0.block.lane }, cost: &cost) { part, cost in
            var evaluation = BlockEvaluation(part.block)
            let bound = try evaluation.bound(query, within: part.scope)
            cost.add(evaluation.cost)
            return bound
        }
        var parts = zip(scopes, bounds).map { Part(block: $0.block, bound: $1) }.filter { !$0.bound.upper.isEmpty }
        let weight = SearchSample.weight(among: parts.reduce(0) { $0 + $1.bound.upper.count })
        let isEstimate = try mustBeMany(&parts, weight)
        return try lanes.map(parts, on: { $0.block.lane }, cost: &cost) { [limits] part, cost in
            let columns = try part.block.columns()
            guard isEstimate, part.isWide(limits) else {
                let matches = try Self.matches(of: part.bound, in: part.block, among: part.bound.upper, cost: &cost)
                return SearchedBlock(
                    block: part.block, columns: columns, counted: matches, sample: nil, open: matches,
                    bound: part.bound)
            }
            return SearchedBlock(
                block: part.block, columns: columns, counted: part.bound.lower,
                sample: (try Self.sampled(part, weight, cost: &cost), weight), open: part.bound.upper,
                bound: part.bound)
        }
    }

    /// Whether more documents match than are counted, by what is sure and what the sample has.
    ///
    /// If n matched, of which the sample's share is µ, it would have 3/2 µ of them with a probability below (e^½ / (3/2)^(3/2))^µ
    /// (Chernoff's bound), which for the usual limits is less than 10⁻³⁵: so many tell that more than n do.
    private mutating func mustBeMany(_ parts: inout [Part], _ weight: Int) throws -> Bool {
        let sure = parts.reduce(0) { $0 + $1.bound.lower.count }
        if sure > limits.exactMatches { return true }
        let wanted = limits.exactMatches / 2 * 3
        guard parts.reduce(0, { $0 + $1.bound.upper.count }) >= wanted else { return false }
        let wide = parts.indices.filter { parts[$0].isWide(limits) }
        let sampled = try lanes.map(wide.map { parts[$0] }, on: { $0.block.lane }, cost: &cost) { part, cost in
            try Self.sampled(part, weight, cost: &cost)
        }
        for (index, sampled) in zip(wide, sampled) { parts[index].sampled = sampled }
        return sampled.reduce(sure) { $0 + $1.count * weight } >= wanted
    }

    private static func sampled(_ part: Part, _ weight: Int, cost: inout SearchCost) throws -> BlockBitmap {
        if let known = part.sampled { return known }
        var asked = part.bound.upper
        asked.subtract(part.bound.lower)
        asked.formIntersection(SearchSample.documents(ofBlock: part.block.number, weight: weight))
        return try matches(of: part.bound, in: part.block.sample() ?? part.block, among: asked, cost: &cost)
    }

    private static func matches(
        of bound: Bound, in block: any PostingBlock, among documents: BlockBitmap, cost: inout SearchCost
    ) throws -> BlockBitmap {
        var evaluation = BlockEvaluation(block)
        let found = try evaluation.matches(of: bound, among: documents)
        cost.add(evaluation.cost)
        return found
    }
}
