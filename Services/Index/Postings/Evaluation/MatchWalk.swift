/// Walks through the matches of a search in the order of dates, and looks at the places of those documents alone that it
/// comes to.
struct MatchWalk {
    private let blocks: [SearchedBlock]
    private let lanes: any SearchLanes
    private let positions: [Int: Int]
    /// What was done so far.
    var cost = SearchCost()
    /// Documents that were looked at and had to be checked.
    private(set) var checked = 0

    /// Takes the blocks of a search and the threads that work on them.
    init(_ blocks: [SearchedBlock], _ lanes: any SearchLanes) {
        (self.blocks, self.lanes) = (blocks, lanes)
        positions = Dictionary(
            blocks.indices.map { (blocks[$0].block.number, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The newest matches among sets of documents, one set for each block, after a place in the order.
    ///
    /// Ends early where
    /// more than a number of documents would have to be checked, and then says at which one.
    mutating func newest(
        _ limit: Int, among sets: [BlockBitmap], after start: DateKey? = nil, checkLimit: Int = .max
    ) throws -> (matches: [DateKey], stoppedAt: DateKey?) {
        var (found, after) = ([DateKey](), start)
        var (size, looked) = (limit, 0)
        let before = checked
        while found.count < limit {
            var order = DateOrder(limit: size, after: after)
            let keys = order.newest(
                of: zip(blocks, sets).map { block, set in
                    DateOrder.Part(documents: set, number: block.block.number, columns: block.columns)
                })
            guard let last = keys.last else { break }
            let isMatch = try matches(among: keys)
            for (key, isMatch) in zip(keys, isMatch) where isMatch && found.count < limit { found.append(key) }
            after = last
            guard keys.count == size else { break }
            if found.count < limit, checked - before >= checkLimit { return (found, last) }
            looked += keys.count
            // As many more as should do by what was found; where that is little, ever more are looked at in one go.
            let likely = (limit - found.count) * looked / max(found.count, 1) * 5 / 4
            size = min(max(min(likely, size * 8), 64), BlockBitmap.capacity)
        }
        return (found, nil)
    }

    /// For each document whether it matches.
    mutating func matches(among keys: [DateKey]) throws -> [Bool] {
        var sets: [Int: BlockBitmap] = [:]
        for key in keys {
            guard let position = positions[key.block], blocks[position].isSampled else { continue }
            sets[key.block, default: BlockBitmap()].insert(key.document)
            checked += 1
        }
        let asked = blocks.compactMap { block in sets[block.block.number].map { (block: block, set: $0) } }
        let found = try lanes.map(asked, on: { $0.block.block.lane }, cost: &cost) { part, cost in
            try part.block.matches(among: part.set, cost: &cost)
        }
        for (part, found) in zip(asked, found) { sets[part.block.block.number] = found }
        return keys.map { sets[$0.block]?.contains($0.document) ?? true }
    }

    /// The matches among sets of documents, one set for each block, in no special order.
    mutating func all(among sets: [BlockBitmap]) throws -> [DateKey] {
        let asked = zip(blocks, sets).map { (block: $0, set: $1) }.filter { !$0.set.isEmpty }
        let found = try lanes.map(asked, on: { $0.block.block.lane }, cost: &cost) { part, cost in
            var found: [DateKey] = []
            let (number, dates) = (part.block.block.number, part.block.columns.dates)
            try part.block.matches(among: part.set, cost: &cost).forEach { document in
                found.append(DateKey(date: dates[Int(document)], block: number, document: document))
            }
            return found
        }
        return Array(found.joined())
    }
}
