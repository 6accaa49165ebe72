/// Makes the pages of a search from what it found in each block.
struct SearchPager {
    /// One page.
    struct Page {
        var hits: [SearchHit]
        var next: SearchPosition?
        var cost: SearchCost
    }

    /// The blocks.
    let blocks: [SearchedBlock]
    /// The threads that work on them.
    let lanes: any SearchLanes
    /// The bounds of the search.
    let limits: SearchLimits
    /// The highest sequence number that counts.
    let ceiling: Int64

    /// A page in the order of dates.
    func byDate(_ limit: Int, order: SearchOptions.Order, after position: SearchPosition?) throws -> Page {
        var walk = MatchWalk(blocks, lanes)
        // One more than asked for tells whether there is a next page.
        let found = try walk.newest(Self.more(limit), among: blocks.map(\.open), after: position?.last).matches
        return page(found.map { (nil, $0) }, limit, cost: walk.cost) { score, last in
            SearchPosition(
                order: order, ceiling: ceiling, score: score, last: last, boundary: nil,
                weights: PhraseWeights(averageLength: 0, phrases: []))
        }
    }

    /// A page with the best matches first; behind those that are scored the others in the order of dates.
    func ranked(
        _ limit: Int, _ phrases: [[[UnitID]]], _ weights: PhraseWeights, _ scorer: Scorer,
        after position: SearchPosition?
    ) throws -> Page {
        let candidates = try candidates(phrases, after: position)
        var cost = candidates.cost
        var found: [(score: Int?, key: DateKey)] = []
        let isBehind = position != nil && position?.score == nil
        if !isBehind {
            found = try scored(candidates.keys, scorer, cost: &cost)
            if let position, let score = position.score {
                found.removeAll { !Self.precedes((score, position.last), ($0.score ?? 0, $0.key)) }
            }
        }
        let wanted = Self.more(limit)
        if found.count < wanted, candidates.boundary != nil {
            var walk = MatchWalk(blocks, lanes)
            let start = isBehind ? position?.last : nil
            let rest = try walk.newest(wanted - found.count, among: self.rest(candidates), after: start).matches
            found += rest.map { (nil, $0) }
            cost.add(walk.cost)
        }
        return page(found, limit, cost: cost) { score, last in
            SearchPosition(
                order: .relevance, ceiling: ceiling, score: score, last: last, boundary: candidates.boundary,
                weights: weights)
        }
    }

    private static func more(_ limit: Int) -> Int { min(limit, Int.max - 1) + 1 }

    private static func precedes(_ first: (score: Int, key: DateKey), _ second: (score: Int, key: DateKey)) -> Bool {
        first.score != second.score ? first.score > second.score : first.key > second.key
    }

    private func page(
        _ found: [(score: Int?, key: DateKey)], _ limit: Int, cost: SearchCost,
        _ position: (Int?, DateKey) -> SearchPosition
    ) -> Page {
        let shown = found.prefix(limit)
        let hits = shown.map { SearchHit(sequence: $0.key.sequence, score: $0.score) }
        let next = found.count > limit ? shown.last.map { position($0.score, $0.key) } : nil
        return Page(hits: hits, next: next, cost: cost)
    }

    /// The matches with their scores, the best first; ties by the newer date, then the higher sequence number.
    private func scored(_ keys: [DateKey], _ scorer: Scorer, cost: inout SearchCost) throws
        -> [(score: Int?, key: DateKey)]
    {
        var sets: [Int: BlockBitmap] = [:]
        for key in keys { sets[key.block, default: BlockBitmap()].insert(key.document) }
        let asked = blocks.compactMap { block in sets[block.block.number].map { (block: block, set: $0) } }
        let scored = try lanes.map(asked, on: { $0.block.block.lane }, cost: &cost) { part, cost in
            let (block, columns) = (part.block.block, part.block.columns)
            return try scorer.scores(of: part.set, in: block, columns, cost: &cost).map { document, score in
                let date = columns.dates[Int(document)]
                return (score: score, key: DateKey(date: date, block: block.number, document: document))
            }
        }
        return scored.joined().sorted(by: Self.precedes).map { ($0.score, $0.key) }
    }
}
