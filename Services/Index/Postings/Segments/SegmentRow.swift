/// One list of a segment as a store keeps it; the columns are those of ``PostingList``.
package struct SegmentRow: Equatable, Sendable {
    /// What the list is of.
    package var key: TermKey
    /// The documents.
    package var docs: [UInt8]
    /// What the list keeps of each document; empty where it keeps nothing.
    package var places: [UInt8]

    /// Takes the columns.
    package init(key: TermKey, docs: [UInt8], places: [UInt8]) {
        self.key = key
        self.docs = docs
        self.places = places
    }
}
