/// Sorts the matches of a search that are too many to be scored all.
///
/// First come those with all ranked phrases in the title, then with all but one, and so on; then the same for the
/// headings; then the others. A phrase counts as soon as all of its
/// pairs are there, so that no places are read.
struct CandidateTiers {
    private let blocks: [SearchedBlock]
    private let lanes: any SearchLanes
    private let phrases: [[[UnitID]]]
    /// What is left for the tiers to come, for each block.
    private(set) var left: [BlockBitmap]
    /// For the part at hand: for each block what holds at least so many phrases, the highest number first.
    private var levels: [[BlockBitmap]] = []
    private var tier = 0
    /// What was done so far.
    var cost = SearchCost()

    /// Starts before the first tier.
    init(_ blocks: [SearchedBlock], _ lanes: any SearchLanes, _ phrases: [[[UnitID]]]) {
        (self.blocks, self.lanes) = (blocks, lanes)
        self.phrases = phrases
        left = blocks.map(\.open)
    }

    /// The documents of the next tier and its number, for each block; nil behind the last one.
    mutating func next() throws -> (tier: Int, sets: [BlockBitmap])? {
        defer { tier += 1 }
        let count = phrases.count
        guard tier < count * 2 else {
            defer { left = left.map { _ in BlockBitmap() } }
            return tier == count * 2 ? (tier, left) : nil
        }
        if tier % count == 0 { levels = try levels(in: tier == 0 ? .title : .headings) }
        var sets = left
        for index in blocks.indices {
            sets[index].formIntersection(levels[index][tier % count])
            left[index].subtract(sets[index])
        }
        cost.words += 2 * blocks.count * BlockBitmap.wordCount
        return (tier, sets)
    }

    private mutating func levels(in part: TermKey.Part) throws -> [[BlockBitmap]] {
        let asked = zip(blocks, left).map { (block: $0.block, left: $1) }
        return try lanes.map(asked, on: { $0.block.lane }, cost: &cost) { [phrases] asked, cost in
            var evaluation = BlockEvaluation(asked.block)
            // At index n what holds at least n + 1 of the phrases so far.
            var atLeast = [BlockBitmap](repeating: BlockBitmap(), count: phrases.count)
            for (index, alternatives) in phrases.enumerated() {
                let found = BlockEvaluation.union(try evaluation.phrases(alternatives, in: part, within: asked.left))
                for level in stride(from: index, to: 0, by: -1) {
                    var both = atLeast[level - 1]
                    both.formIntersection(found)
                    atLeast[level].formUnion(both)
                }
                atLeast[0].formUnion(found)
                cost.words += 2 * (index + 1) * BlockBitmap.wordCount
            }
            cost.add(evaluation.cost)
            return atLeast.reversed()
        }
    }
}
