/// Reads the places of one list, passing over the documents that nobody asks for.
package struct PlaceCursor {
    private let bytes: [UInt8]
    private var entries: EntryCursor
    /// The places that were read last, ascending.
    package private(set) var places: [UInt32] = []

    /// Starts before the first document.
    package init(_ list: PostingList) {
        bytes = list.places
        entries = EntryCursor(list)
    }

    /// Reads the places of a document; false where the list does not have it, or is damaged there.
    ///
    /// Documents may be asked for in any order, but ascending is the cheapest.
    package mutating func seek(_ document: UInt16) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            guard let entry = entries.seek(document, in: bytes) else {
                places.removeAll(keepingCapacity: true)
                return false
            }
            return PlaceCode.read(entry, of: bytes, into: &places)
        }
    }
}
