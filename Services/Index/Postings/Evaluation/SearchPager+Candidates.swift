extension SearchPager {
    /// The matches that are scored.
    struct Candidates {
        /// They themselves, in no special order.
        var keys: [DateKey] = []
        /// The last of them in the order of ``CandidateKey``; nil where all matches are scored.
        var boundary: CandidateKey?
        /// The tier in which the boundary is, for each block.
        var tier: [BlockBitmap] = []
        /// The tiers behind it.
        var later: [BlockBitmap] = []
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
        guard isSampled || count > limits.scoredMatches else { return try all() }
        return try best(phrases, isSampled ? limits.scoredOfSample : limits.scoredMatches)
    }

    private func all() throws -> Candidates {
        // More than are scored can be here only by a position that was changed on its way.
        var candidates = Candidates()
        var walk = MatchWalk(blocks, lanes)
        candidates.keys = try walk.all(among: blocks.map(\.open))
        guard candidates.keys.count <= limits.scoredMatches else { throw PostingError.position }
        candidates.cost = walk.cost
        return candidates
    }

    private func best(_ phrases: [[[UnitID]]], _ most: Int) throws -> Candidates {
        var candidates = Candidates()
        var tiers = CandidateTiers(blocks, lanes, phrases)
        var walk = MatchWalk(blocks, lanes)
        while candidates.boundary == nil, let (tier, sets) = try tiers.next() {
            let wanted = most - candidates.keys.count
            let (found, stoppedAt) = try walk.newest(
                wanted, among: sets, checkLimit: limits.checkedCandidates - walk.checked)
            candidates.keys += found
            let isFull = found.count == wanted || walk.checked >= limits.checkedCandidates
            if let last = stoppedAt ?? (isFull ? found.last : nil) {
                candidates.boundary = CandidateKey(tier: tier, key: last)
                (candidates.tier, candidates.later) = (sets, tiers.left)
            }
        }
        candidates.cost = tiers.cost
        candidates.cost.add(walk.cost)
        return candidates
    }

    private func candidates(_ phrases: [[[UnitID]]], upTo boundary: CandidateKey) throws -> Candidates {
        var candidates = Candidates()
        var tiers = CandidateTiers(blocks, lanes, phrases)
        var walk = MatchWalk(blocks, lanes)
        while let (tier, sets) = try tiers.next() {
            guard tier == boundary.tier else {
                candidates.keys += try walk.all(among: sets)
                continue
            }
            candidates.boundary = boundary
            (candidates.tier, candidates.later) = (sets, tiers.left)
            let last = zip(sets, behind(boundary.key, in: sets)).map { set, behind in
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

    /// For each block what may match and is not scored: most of what matches, so it is made only for who goes on that far.
    func rest(_ candidates: Candidates) -> [BlockBitmap] {
        guard let boundary = candidates.boundary else { return blocks.map { _ in BlockBitmap() } }
        return zip(behind(boundary.key, in: candidates.tier), candidates.later).map { behind, later in
            var rest = behind
            rest.formUnion(later)
            return rest
        }
    }

    /// What of some sets comes behind a key in the order of dates.
    private func behind(_ key: DateKey, in sets: [BlockBitmap]) -> [BlockBitmap] {
        zip(blocks, sets).map { block, set in
            var behind = BlockBitmap()
            set.forEach { document in
                let date = block.columns.dates[Int(document)]
                if DateKey(date: date, block: block.block.number, document: document) < key { behind.insert(document) }
            }
            return behind
        }
    }
}
