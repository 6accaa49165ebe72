/// Joins the rows that several segments have of one key.
struct ListJoin {
    private var key = TermKey(rawValue: 0)
    private var writer = PostingListWriter()
    private var documents: [UInt16] = []
    private var marks: [Int] = []
    private var hasPlaces: Bool?

    /// Starts with another key.
    mutating func begin(_ key: TermKey) {
        self.key = key
        // A row that was damaged may have left something.
        if writer.count > 0 { writer = PostingListWriter() }
        hasPlaces = nil
    }

    /// Adds a row's documents, which must come after those before; throws ``SegmentError``.
    mutating func append(_ row: SegmentRow, keep: BlockBitmap?) throws(SegmentError) {
        guard let list = PostingList(docs: row.docs, places: row.places), list.read(into: &documents),
            hasPlaces == nil || hasPlaces == !row.places.isEmpty
        else { throw .damaged(key) }
        hasPlaces = !row.places.isEmpty
        if let last = writer.documents.last, let first = documents.first, first <= last { throw .overlapping(key) }
        guard !row.places.isEmpty else {
            for document in documents where keep?.contains(document) != false { writer.append(document) }
            return
        }
        let isWhole = row.places.withUnsafeBufferPointer { bytes in
            guard let keep else { return appendAll(bytes) }
            return append(bytes, keep: keep)
        }
        guard isWhole else { throw .damaged(key) }
    }

    /// The joined row; nil where no document was kept.
    mutating func finish() -> SegmentRow? {
        guard writer.count > 0 else { return nil }
        let (docs, places) = writer.take()
        return SegmentRow(key: key, docs: docs, places: places)
    }

    private mutating func appendAll(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = PostingList.tableLength(count: documents.count)
        guard start <= bytes.count else { return false }
        let (before, count) = (writer.count, documents.count)
        var index = start
        marks.removeAll(keepingCapacity: true)
        var ordinal = 0
        while ordinal < count {
            let position = (before + ordinal) % PostingList.stride
            if position == 0, before + ordinal > 0 { marks.append(index - start) }
            let end = min(count, ordinal + PostingList.stride - position)
            while ordinal < end {
                guard PostingEntry.pass(bytes, at: &index) else { return false }
                ordinal += 1
            }
        }
        guard index == bytes.count else { return false }
        writer.append(0..<count, of: documents, run: UnsafeBufferPointer(rebasing: bytes[start...]), marks: marks)
        return true
    }

    private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, keep: BlockBitmap) -> Bool {
        var index = PostingList.tableLength(count: documents.count)
        guard index <= bytes.count else { return false }
        marks.removeAll(keepingCapacity: true)
        var run = index..<index
        var first = 0
        for ordinal in 0...documents.count {
            let isKept = ordinal < documents.count && keep.contains(documents[ordinal])
            if !isKept, first < ordinal {
                let kept = UnsafeBufferPointer(rebasing: bytes[run.lowerBound..<index])
                writer.append(first..<ordinal, of: documents, run: kept, marks: marks)
                marks.removeAll(keepingCapacity: true)
            }
            guard ordinal < documents.count else { break }
            if isKept {
                let position = writer.count + ordinal - first
                if position > 0, position % PostingList.stride == 0 { marks.append(index - run.lowerBound) }
            }
            guard PostingEntry.pass(bytes, at: &index) else { return false }
            if !isKept {
                run = index..<index
                first = ordinal + 1
            }
        }
        return index == bytes.count
    }
}
