/// A list with its documents as a set, so that the ordinal of each is a count of bits.
struct PlacedList {
    /// What the list is of.
    let key: TermKey
    /// The list.
    let list: PostingList
    /// Its documents.
    let documents: BlockBitmap

    /// Takes a list whose documents are as many as its head says.
    init(_ key: TermKey, _ list: PostingList, cost: inout SearchCost) throws {
        self.key = key
        self.list = list
        documents = list.bitmap
        cost.words += BlockBitmap.wordCount
        guard documents.count == list.count else { throw PostingError.damaged(key) }
    }
}
