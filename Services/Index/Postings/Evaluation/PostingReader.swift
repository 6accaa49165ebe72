/// A snapshot of the postings, which does not change while a search reads it.
package protocol PostingReader {
    /// The blocks, the one with the highest number first.
    var blocks: [any PostingBlock] { get }

    /// The threads on which the blocks may be read at once.
    var lanes: any SearchLanes { get }
}

extension PostingReader {
    package var lanes: any SearchLanes { SingleLane() }
}

/// What one block of a snapshot holds: the documents of sequence `number << 16 ..< (number + 1) << 16`.
package protocol PostingBlock {
    /// The block's number; below 2³².
    var number: Int { get }

    /// The lane on whose thread alone it is read, but for its number and ``live``.
    var lane: Int { get }

    /// The documents that are current reports; all others are never found.
    var live: BlockBitmap { get }

    /// The lists of a key, whose documents are disjoint; none where no document has it. Places may be left empty where
    /// they are not asked for.
    func lists(of key: TermKey, withPlaces: Bool) throws -> [PostingList]

    /// The lists of a key with their places, of which those of documents outside of a set may be left out, and lists without
    /// any document of the set too.
    func lists(of key: TermKey, withPlacesOf documents: BlockBitmap) throws -> [PostingList]

    /// The lists of all keys of a range, in any order.
    func lists(of keys: ClosedRange<TermKey>, withPlaces: Bool) throws -> [(TermKey, PostingList)]

    /// The same block with the lists of the documents of ``SearchSample`` alone, where there is such a one: of all others
    /// it knows nothing.
    func sample() throws -> (any PostingBlock)?

    /// What is known of each document besides its postings.
    func columns() throws -> BlockColumns

    /// A cursor over the values of a list of ``TermKey/figure(_:)``.
    func figures(of list: PostingList) -> any FigureValues
}

extension PostingBlock {
    package var lane: Int { 0 }

    package func sample() throws -> (any PostingBlock)? { nil }

    package func lists(of key: TermKey, withPlacesOf documents: BlockBitmap) throws -> [PostingList] {
        try lists(of: key, withPlaces: true)
    }

    package func figures(of list: PostingList) -> any FigureValues { FigureCursor(list) }
}
