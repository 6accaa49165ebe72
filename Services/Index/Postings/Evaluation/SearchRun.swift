/// Answers a search on a snapshot of the postings.
///
/// Up to ``exactMatches`` the total is exact; where more match and many documents would have to be checked by their places,
/// it is an estimate (``BlockSearch``). The hits of a page are always checked one by one.
package struct SearchRun: Sendable {
    /// Up to so many matches the total is always exact.
    package static let exactMatches = 50_000
    /// No more matches than these are scored.
    package static let scoredMatches = 2_000

    private let limits: SearchLimits

    /// Takes the usual limits.
    package init() { self.init(limits: SearchLimits()) }

    /// Takes other limits.
    init(limits: SearchLimits) { self.limits = limits }

    /// The total, the matches and one page of hits.
    package func run(
        _ query: PostingQuery, on reader: some PostingReader, options: SearchOptions = SearchOptions()
    ) throws -> SearchResult {
        let position = options.after
        guard position == nil || position?.order == options.order else { throw PostingError.position }
        let ceiling = position?.ceiling ?? options.ceiling ?? Self.newest(of: reader)
        let scopes = reader.blocks.compactMap { block -> (block: any PostingBlock, scope: BlockBitmap)? in
            let scope = Self.scope(of: block, ceiling: ceiling)
            return scope.isEmpty ? nil : (block, scope)
        }
        var blocks = BlockSearch(limits: limits, lanes: reader.lanes)
        let search = try blocks.search(query, in: scopes)
        var result = SearchResult(
            total: 0, isEstimate: false, matches: [], hits: [], next: nil, ceiling: ceiling, cost: blocks.cost)
        for block in search {
            let number = block.block.number
            let found =
                [BlockMatches(number: number, documents: block.counted, weight: 1)]
                + (block.sample.map { [BlockMatches(number: number, documents: $0.matches, weight: $0.weight)] } ?? [])
            result.isEstimate = result.isEstimate || block.isSampled
            for matches in found where !matches.documents.isEmpty {
                result.total += matches.documents.count * matches.weight
                result.matches.append(matches)
            }
        }
        guard options.limit > 0 else { return result }
        let pager = SearchPager(blocks: search, lanes: reader.lanes, limits: limits, ceiling: ceiling)
        let page: SearchPager.Page
        let phrases = options.order == .relevance ? query.rankedPhrases : []
        if phrases.isEmpty {
            page = try pager.byDate(options.limit, order: options.order, after: position)
        } else {
            let weights =
                try position?.weights
                ?? Scorer.weights(phrases, in: scopes, lanes: reader.lanes, limits: limits, cost: &result.cost)
            guard let scorer = Scorer(phrases, weights) else { throw PostingError.position }
            page = try pager.ranked(options.limit, phrases, weights, scorer, after: position)
        }
        result.hits = page.hits
        result.next = page.next
        result.cost.add(page.cost)
        return result
    }

    private static func newest(of reader: some PostingReader) -> Int64 {
        var newest: Int64 = 0
        for block in reader.blocks where newest == 0 {
            block.live.forEachDescending { document in
                newest = Int64(block.number) << 16 | Int64(document)
                return false
            }
        }
        return newest
    }

    private static func scope(of block: any PostingBlock, ceiling: Int64) -> BlockBitmap {
        let start = Int64(block.number) << 16
        guard ceiling >= start else { return BlockBitmap() }
        let last = ceiling - start
        guard last < Int64(BlockBitmap.capacity) - 1 else { return block.live }
        var below = BlockBitmap()
        let (whole, bits) = (Int(last + 1) >> 6, UInt64(last + 1) & 63)
        for index in 0..<whole { below.formUnion(word: .max, at: index) }
        if bits > 0 { below.formUnion(word: 1 << bits - 1, at: whole) }
        below.formIntersection(block.live)
        return below
    }
}
