/// The lists of documents that no segment holds yet, made from their vectors for each key that is asked for.
package struct TailLists: Sendable {
    /// The documents' local numbers, ascending.
    package private(set) var documents: [UInt16] = []
    private(set) var vectors: [ResolvedVector] = []

    /// Takes documents of one block in ascending order.
    package init(_ documents: [(document: UInt16, vector: ResolvedVector)] = []) {
        for (document, vector) in documents { append(document, vector) }
    }

    /// Adds a document, whose number must be greater than those before.
    package mutating func append(_ document: UInt16, _ vector: ResolvedVector) {
        documents.append(document)
        vectors.append(vector)
    }

    /// The list of a key, as a segment would hold it; nil where no document has it.
    package func list(for key: TermKey) -> PostingList? {
        var writer = PostingListWriter()
        for (document, vector) in zip(documents, vectors) {
            guard let entry = vector.entry(of: key) else { continue }
            if entry.isEmpty {
                writer.append(document)
            } else {
                vector.entries.withUnsafeBufferPointer { entries in
                    writer.append(document, encoded: UnsafeBufferPointer(rebasing: entries[entry]))
                }
            }
        }
        return Self.list(&writer)
    }

    /// The lists of keys, in their order.
    package func lists(for keys: [TermKey]) -> [PostingList?] { keys.map { list(for: $0) } }

    /// One list of all keys in a range, such as the pairs that begin with a unit; nil where no document has any.
    ///
    /// A document has the places of them all in ascending order. It is not for figures, whose entries are no places.
    package func list(joining keys: ClosedRange<TermKey>) -> PostingList? {
        var writer = PostingListWriter()
        var places: [UInt32] = []
        var some: [UInt32] = []
        for (document, vector) in zip(documents, vectors) {
            var isFound = false
            places.removeAll(keepingCapacity: true)
            vector.entries.withUnsafeBufferPointer { entries in
                vector.forEachEntry(in: keys) { range in
                    isFound = true
                    var index = range.lowerBound
                    guard !range.isEmpty, let entry = PostingEntry.read(entries, at: &index),
                        PlaceCode.read(entry, of: entries, into: &some)
                    else { return }
                    places += some
                }
            }
            guard isFound else { continue }
            if places.isEmpty {
                writer.append(document)
            } else {
                places.sort()
                writer.append(document, places: places)
            }
        }
        return Self.list(&writer)
    }

    private static func list(_ writer: inout PostingListWriter) -> PostingList? {
        guard writer.count > 0 else { return nil }
        let (docs, places) = writer.take()
        return PostingList(docs: docs, places: places)
    }
}
