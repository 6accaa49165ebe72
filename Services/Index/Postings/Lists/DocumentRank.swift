/// Finds which of a list's documents one is, counted from the lowest.
struct DocumentRank {
    /// The documents of a list of distances; empty for one of bits.
    private var sparse: [UInt16] = []
    /// The bits of a dense list with the number of documents before each word; empty for one of distances.
    private var words: [UInt64] = []
    private var before: [UInt32] = []
    private var last = 0

    /// Reads the documents once; a dense list costs a count of its words.
    init(_ list: PostingList) {
        guard list.isDense else {
            sparse = list.documents
            return
        }
        words = list.bitmap.words
        before.reserveCapacity(words.count)
        var count: UInt32 = 0
        for word in words {
            before.append(count)
            count += UInt32(truncatingIfNeeded: word.nonzeroBitCount)
        }
    }

    /// Which one a document is; nil where the list does not have it.
    ///
    /// Near steps forward are the cheapest.
    @inline(__always)
    mutating func ordinal(of document: UInt16) -> Int? {
        guard words.isEmpty else {
            let index = Int(document >> 6)
            let bit = UInt64(1) << UInt64(document & 63)
            guard words[index] & bit != 0 else { return nil }
            return Int(before[index]) + (words[index] & (bit - 1)).nonzeroBitCount
        }
        return gallop(to: document)
    }

    private mutating func gallop(to document: UInt16) -> Int? {
        if last >= sparse.count || sparse[last] > document { last = 0 }
        var step = 1
        var low = last
        while low + step < sparse.count, sparse[low + step] < document {
            low += step
            step *= 2
        }
        var high = min(low + step, sparse.count)
        while low < high {
            let middle = (low + high) / 2
            if sparse[middle] < document { low = middle + 1 } else { high = middle }
        }
        last = low
        return low < sparse.count && sparse[low] == document ? low : nil
    }
}
