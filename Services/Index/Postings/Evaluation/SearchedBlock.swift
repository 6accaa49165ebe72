/// What a search knows of one block.
struct SearchedBlock {
    /// The block.
    let block: any PostingBlock
    /// The dates and lengths.
    let columns: BlockColumns
    /// Documents that match: all, or where there is a sample those that surely do.
    let counted: BlockBitmap
    /// Of the other documents that may match those of the sample that do, and how many each of them stands for.
    let sample: (matches: BlockBitmap, weight: Int)?
    /// All documents that match, or where the block was sampled all that may.
    let open: BlockBitmap
    /// What tells the matches among ``open``.
    let bound: Bound

    /// Whether not all that may match was looked at.
    var isSampled: Bool { sample != nil }

    /// The documents of a set that match.
    func matches(among documents: BlockBitmap, cost: inout SearchCost) throws -> BlockBitmap {
        var found = documents
        found.formIntersection(open)
        guard isSampled, !found.isEmpty else { return found }
        var evaluation = BlockEvaluation(block)
        found = try evaluation.matches(of: bound, among: found)
        cost.add(evaluation.cost)
        return found
    }
}
