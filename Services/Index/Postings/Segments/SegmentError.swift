/// Why segments can't be merged.
package enum SegmentError: Error, Equatable {
    /// The row of a key is not one that this version writes.
    case damaged(TermKey)
    /// A source gives a key that is not greater than the one before.
    case unordered(TermKey)
    /// The documents of a key are not greater than those of the segment before.
    case overlapping(TermKey)
}
