extension BlockEvaluation {
    /// The documents of a set for which a check holds.
    mutating func matches(of check: Bound.Check, among documents: BlockBitmap) throws -> BlockBitmap {
        switch check {
        case .phrases(let phrases): return try anyPhrase(phrases, among: documents)
        case .figure(let lists, let comparison): return figure(lists, comparison, among: documents)
        case .within(let kinds, let phrases): return try within(kinds, phrases, among: documents)
        case .near(let phrases, let nearness, let part): return try near(phrases, nearness, part, among: documents)
        case .all(let bounds):
            var left = documents
            for bound in bounds where !left.isEmpty { left = try matches(of: bound, among: left) }
            return left
        case .any(let bounds):
            var (left, found) = (documents, BlockBitmap())
            for bound in bounds where !left.isEmpty {
                found.formUnion(try matches(of: bound, among: left))
                left.subtract(found)
            }
            return found
        case .not(let bound):
            var left = documents
            left.subtract(try matches(of: bound, among: documents))
            return left
        }
    }

    private mutating func anyPhrase(_ phrases: [PhraseBound], among documents: BlockBitmap) throws -> BlockBitmap {
        var (left, found) = (documents, BlockBitmap())
        for phrase in phrases where !left.isEmpty {
            let likely = try likely(phrase, among: left)
            try scan(phrase, among: likely) { stripe in stripe.forEach { document, _ in found.insert(document) } }
            left.subtract(found)
        }
        return found
    }

    /// The documents in which the two pairs of a phrase that fewest have stand as in the phrase: of a rare one made of common
    /// pairs that leaves few, in which alone the long lists of the other pairs are then read.
    private mutating func likely(_ phrase: PhraseBound, among documents: BlockBitmap) throws -> BlockBitmap {
        guard PhraseCover.cheapest(phrase.counts).count > 2 else { return documents }
        let rarest = phrase.counts.indices.sorted { (phrase.counts[$0], $0) < (phrase.counts[$1], $1) }
        var found = BlockBitmap()
        try scan(phrase, pairs: Array(rarest.prefix(2)), among: documents) { stripe in
            stripe.forEach { document, _ in found.insert(document) }
        }
        return found
    }

    private mutating func figure(
        _ lists: [(TermKey, PostingList)], _ comparison: FigureComparison, among documents: BlockBitmap
    ) -> BlockBitmap {
        var found = BlockBitmap()
        for (_, list) in lists {
            var asked = list.bitmap
            asked.formIntersection(documents)
            var figures = block.figures(of: list)
            asked.forEach { document in
                let values = figures.values(of: document)
                cost.checked += 1
                cost.places += values.count
                if values.contains(where: comparison.holds) { found.insert(document) }
            }
        }
        return found
    }
}
