/// What the documents of a phrase's units and pairs tell about it, before any place is read.
struct PhraseBound {
    /// The phrase.
    let units: [UnitID]
    /// Where it is looked for.
    let part: TermKey.Part
    /// The documents that may have it: those with all of its pairs, or with its one unit.
    let upper: BlockBitmap
    /// How many documents have each pair.
    let counts: [Int]

    /// Whether every document that may have the phrase has it.
    var isDecided: Bool { units.count <= 2 }

    /// Reads the lists of a phrase and keeps of a set what may have it.
    init(
        _ units: [UnitID], in part: TermKey.Part, within scope: BlockBitmap, of block: any PostingBlock,
        cost: inout SearchCost
    ) throws {
        self.units = units
        self.part = part
        var upper = units.isEmpty ? BlockBitmap() : scope
        var counts: [Int] = []
        for key in Self.keys(units, in: part) {
            guard !upper.isEmpty else { break }
            let lists = try block.lists(of: key, withPlaces: false)
            counts.append(lists.reduce(0) { $0 + $1.count })
            lists.intersect(&upper, cost: &cost)
        }
        self.upper = upper
        self.counts = counts
    }

    private static func keys(_ units: [UnitID], in part: TermKey.Part) -> [TermKey] {
        guard units.count > 1 else { return units.map { .unit($0, in: part) } }
        return zip(units, units.dropFirst()).map { .pair($0, $1, in: part) }
    }
}

extension [PostingList] {
    /// Keeps of a set what one of the lists has.
    func intersect(_ documents: inout BlockBitmap, cost: inout SearchCost) {
        documents.formIntersection(union(cost: &cost))
        cost.words += BlockBitmap.wordCount
    }

    /// The documents of all lists.
    func union(cost: inout SearchCost) -> BlockBitmap {
        var union = BlockBitmap()
        for list in self { list.union(into: &union) }
        cost.lists += count
        cost.words += count * BlockBitmap.wordCount
        return union
    }
}
