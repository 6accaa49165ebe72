internal import Postings

/// A list as a segment has it.
struct StoredList {
    /// The segment.
    let segment: Int64
    /// The list, with its places where they were asked for.
    let list: PostingList
    /// Where its places lie in parts.
    let head: PostingParts.Head?
}
