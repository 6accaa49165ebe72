/// Numbers the documents of a set from zero, the lowest first.
struct DocumentNumbering {
    /// The set.
    let documents: BlockBitmap
    /// How many there are.
    let count: Int
    private let before: [UInt32]

    /// Counts the set once.
    init(_ documents: BlockBitmap) {
        self.documents = documents
        var count: UInt32 = 0
        before = documents.words.map { word in
            defer { count += UInt32(truncatingIfNeeded: word.nonzeroBitCount) }
            return count
        }
        self.count = Int(count)
    }

    /// The number of a document of the set.
    @inline(__always)
    func number(of document: UInt16) -> Int {
        let index = Int(document >> 6)
        let below = documents.words[index] & (1 << UInt64(document & 63) - 1)
        return Int(before[index]) + below.nonzeroBitCount
    }
}
