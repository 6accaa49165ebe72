/// Reads the values of one list of figures, passing over the documents that nobody asks for.
package struct FigureCursor {
    private let bytes: [UInt8]
    private var entries: EntryCursor
    /// The values that were read last, ascending.
    package private(set) var values: [Double] = []

    /// Starts before the first document.
    package init(_ list: PostingList) {
        bytes = list.places
        entries = EntryCursor(list)
    }

    /// Reads the values of a document; false where the list does not have it, or is damaged there.
    package mutating func seek(_ document: UInt16) -> Bool {
        values.removeAll(keepingCapacity: true)
        return bytes.withUnsafeBufferPointer { bytes in
            guard case .body(let body) = entries.seek(document, in: bytes) else { return false }
            return FigureCode.read(UnsafeBufferPointer(rebasing: bytes[body]), into: &values)
        }
    }
}
