/// What a search knows of one block.
struct SearchedBlock {
    /// The block.
    let block: any PostingBlock
    /// The dates and lengths.
    let columns: BlockColumns
    /// The documents that match, or those of the sample that do.
    let matches: BlockBitmap
    /// Whether ``matches`` are those of the sample alone.
    let isSampled: Bool
    /// All documents that match, or where the block was sampled all that may.
    let open: BlockBitmap
    /// What tells the matches among ``open``.
    let bound: Bound

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
