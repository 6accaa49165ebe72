extension SearchPager {
    /// The matches that are scored.
    struct Candidates {
        /// They themselves, in no special order.
        var keys: [DateKey] = []
        /// The last of them in the order of ``CandidateKey``; nil where all matches are scored.
        var boundary: CandidateKey?
        /// For each block what may match and is not scored.
        var rest: [BlockBitmap] = []
        /// What it took to find them.
        var cost = SearchCost()
    }

    /// Chooses the matches that are scored on the first page, and finds them again on a later one.
    func candidates(_ phrases: [[[UnitID]]], after position: SearchPosition?) throws -> Candidates {
        if let position {
            return try position.boundary.map { try candidates(phrases, upTo: $0) } ?? all()
        }
        let isSampled = blocks.contains(where: \.isSampled)
        let count = blocks.reduce(0) { $0 + $1.open.count }
        return isSampled || count > limits.scoredMatches ? try best(phrases) : try all()
    }

    private func all() throws -> Candidates {
        // More than are scored can be here only by a position that was changed on its way.
        var candidates = Candidates()
        var walk = MatchWalk(blocks)
        candidates.keys = try walk.all(among: blocks.map(\.open))
        guard candidates.keys.count <= limits.scoredMatches else { throw PostingError.position }
        candidates.cost = walk.cost
        return candidates
    }

    private func best(_ phrases: [[[UnitID]]]) throws -> Candidates {
        var candidates = Candidates()
        var tiers = CandidateTiers(blocks, phrases)
        var walk = MatchWalk(blocks)
        while candidates.boundary == nil, let (tier, sets) = try tiers.next() {
            let wanted = limits.scoredMatches - candidates.keys.count
            let (found, stoppedAt) = try walk.newest(
                wanted, among: sets, checkLimit: limits.checkedCandidates - walk.checked)
            candidates.keys += found
            let isFull = found.count == wanted || walk.checked >= limits.checkedCandidates
            if let last = stoppedAt ?? (isFull ? found.last : nil) {
                candidates.boundary = CandidateKey(tier: tier, key: last)
                candidates.rest = rest(sets, behind: last, and: tiers.left)
            }
        }
        candidates.cost = tiers.cost
        candidates.cost.add(walk.cost)
        return candidates
    }

    private func candidates(_ phrases: [[[UnitID]]], upTo boundary: CandidateKey) throws -> Candidates {
        var candidates = Candidates()
        var tiers = CandidateTiers(blocks, phrases)
        var walk = MatchWalk(blocks)
        while let (tier, sets) = try tiers.next() {
            guard tier == boundary.tier else {
                candidates.keys += try walk.all(among: sets)
                continue
            }
            candidates.boundary = boundary
            candidates.rest = rest(sets, behind: boundary.key, and: tiers.left)
            let last = zip(sets, rest(sets, behind: boundary.key, and: [])).map { set, behind in
                var upTo = set
                upTo.subtract(behind)
                return upTo
            }
            candidates.keys += try walk.all(among: last)
            break
        }
        guard candidates.boundary != nil, candidates.keys.count <= limits.scoredMatches else {
            throw PostingError.position
        }
        candidates.cost = tiers.cost
        candidates.cost.add(walk.cost)
        return candidates
    }

    /// What of a tier comes behind a key in the order of dates, with what the later tiers have.
    private func rest(_ sets: [BlockBitmap], behind key: DateKey, and later: [BlockBitmap]) -> [BlockBitmap] {
        var rest = later.isEmpty ? sets.map { _ in BlockBitmap() } : later
        for (index, block) in blocks.enumerated() {
            let number = block.block.number
            sets[index].forEach { document in
                let date = block.columns.dates[Int(document)]
                if DateKey(date: date, block: number, document: document) < key { rest[index].insert(document) }
            }
        }
        return rest
    }
}
