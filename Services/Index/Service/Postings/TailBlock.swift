internal import Postings

/// What of the tail belongs to one block.
struct TailBlock: Sendable {
    /// The reports in order.
    let entries: [PostingTail.Entry]
    /// The lists over them.
    let lists: TailLists

    init(_ entries: [PostingTail.Entry]) {
        self.entries = entries
        lists = TailLists(entries.map { (document: UInt16(truncatingIfNeeded: $0.sequence), vector: $0.vector) })
    }
}
