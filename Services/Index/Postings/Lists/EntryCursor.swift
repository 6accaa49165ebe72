/// Finds what a list keeps of a document, passing over those that nobody asks for.
struct EntryCursor {
    private var rank: DocumentRank
    private let tableEnd: Int
    private var index: Int
    /// The ordinal whose entry begins at ``index``.
    private var read = 0

    /// Starts before the first document.
    init(_ list: PostingList) {
        rank = DocumentRank(list)
        tableEnd = PostingList.tableLength(count: list.count)
        index = tableEnd
    }

    /// The entry of a document in the list's places; nil where the list does not have it, or is damaged there.
    @inline(__always)
    mutating func seek(_ document: UInt16, in bytes: UnsafeBufferPointer<UInt8>) -> PostingEntry? {
        guard let ordinal = rank.ordinal(of: document) else { return nil }
        if ordinal < read || ordinal / PostingList.stride > read / PostingList.stride {
            guard jump(to: ordinal / PostingList.stride, in: bytes) else { return nil }
        }
        while read < ordinal {
            guard PostingEntry.pass(bytes, at: &index) else { return nil }
            read += 1
        }
        read += 1
        return PostingEntry.read(bytes, at: &index)
    }

    private mutating func jump(to group: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var offset = 0
        if group > 0 {
            let entry = (group - 1) * 4
            guard entry + 4 <= tableEnd, entry + 4 <= bytes.count else { return false }
            for place in 0..<4 { offset |= Int(bytes[entry + place]) << (place * 8) }
        }
        index = tableEnd + offset
        read = group * PostingList.stride
        return true
    }
}
