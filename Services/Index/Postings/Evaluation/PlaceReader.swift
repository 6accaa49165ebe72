/// Reads the places of one list for documents in ascending order, without a step for those between them.
///
/// It keeps numbers alone, so that the bytes are borrowed anew for each run of documents; see ``PlaceStripe``.
struct PlaceReader {
    private let tableEnd: Int
    private var index: Int
    /// The ordinal whose places begin at ``index``.
    private var read = 0
    /// The word up to which ``rank`` counts.
    private var word = 0
    private var rank = 0

    /// Starts before the first document.
    init(_ list: PostingList) {
        tableEnd = PostingList.tableLength(count: list.count)
        index = tableEnd
    }

    /// Which one of the list's documents one is that the list has; its words are those of the list.
    @inline(__always)
    mutating func ordinal(of document: UInt16, in words: UnsafeBufferPointer<UInt64>) -> Int {
        let target = Int(document >> 6)
        while word < target {
            rank += words[word].nonzeroBitCount
            word += 1
        }
        let before = UInt64(1) << UInt64(document & 63) - 1
        let below = words[target] & before
        // Without a machine instruction for it, a count of bits costs more than to see that all are set.
        return rank + (below == before ? Int(document & 63) : below.nonzeroBitCount)
    }

    /// Goes to the places of a document by its ordinal, which must be greater than the one before, and tells of
    /// them; nil where they are damaged.
    @inline(__always)
    mutating func seek(_ ordinal: Int, in bytes: UnsafeBufferPointer<UInt8>) -> PlaceRun? {
        if ordinal != read {
            if ordinal / PostingList.stride > read / PostingList.stride {
                guard jump(to: ordinal / PostingList.stride, in: bytes) else { return nil }
            }
            while read < ordinal {
                guard PostingEntry.pass(bytes, at: &index) else { return nil }
                read += 1
            }
        }
        read += 1
        guard let entry = PostingEntry.read(bytes, at: &index) else { return nil }
        return PlaceRun(entry, of: bytes)
    }

    private mutating func jump(to group: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let entry = (group - 1) * 4
        guard entry >= 0, entry + 4 <= tableEnd, entry + 4 <= bytes.count else { return false }
        var offset = 0
        for place in 0..<4 { offset |= Int(bytes[entry + place]) << (place * 8) }
        index = tableEnd + offset
        read = group * PostingList.stride
        return true
    }
}

/// The places of one document as they are written by ``PlaceCode``.
struct PlaceRun {
    /// How many places there are; never more than there are bytes for.
    let count: Int
    private let start: Int
    /// Bits of a place; zero where ``start`` is the only place itself.
    private let width: Int

    /// Looks at an entry; nil where it is damaged.
    @inline(__always)
    init?(_ entry: PostingEntry, of bytes: UnsafeBufferPointer<UInt8>) {
        switch entry {
        case .number(let place): (count, start, width) = (1, Int(truncatingIfNeeded: place & 0xFFFF_FFFF), 0)
        case .body(let body):
            guard let first = body.first else {
                (count, start, width) = (0, 0, 0)
                return
            }
            let width = Int(bytes[first])
            guard PlaceCode.widths.contains(width), let bits = UInt32(exactly: (body.count - 1) * 8) else { return nil }
            // Dividing 32 bits takes half the time of 64.
            (count, start, self.width) = (Int(bits / UInt32(truncatingIfNeeded: width)), first + 1, width)
        }
    }

    /// Reads the places; the target has room for ``count``.
    @inline(__always)
    func read(_ bytes: UnsafeBufferPointer<UInt8>, to target: UnsafeMutablePointer<UInt32>) {
        guard width > 0 else {
            if count == 1 { target[0] = UInt32(truncatingIfNeeded: start) }
            return
        }
        PlaceCode.unpack(
            bytes, from: start, width: width, into: UnsafeMutableBufferPointer(start: target, count: count))
    }
}
