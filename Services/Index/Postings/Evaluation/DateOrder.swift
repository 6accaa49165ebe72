/// Finds the newest documents of many without sorting them: a scan of the dates with a bounded heap.
struct DateOrder {
    private var heap: [UInt64] = []
    private let limit: Int
    private let after: UInt64

    /// Will keep so many of the documents that come after a place in the order, or from the first one on.
    init(limit: Int, after: DateKey? = nil) {
        self.limit = max(0, limit)
        self.after = after?.rawValue ?? .max
        heap.reserveCapacity(min(self.limit, BlockBitmap.capacity))
    }

    /// Looks at the documents of a block.
    mutating func add(_ documents: BlockBitmap, of number: Int, _ columns: BlockColumns) {
        guard limit > 0 else { return }
        let base = DateKey(date: 0, block: number, document: 0).rawValue
        let best = UInt64(columns.newest) << 48 | base | 0xFFFF
        var threshold = heap.count == limit ? heap[0] : 0
        guard best > threshold || heap.count < limit else { return }
        columns.dates.withUnsafeBufferPointer { dates in
            documents.words.withUnsafeBufferPointer { words in
                for index in stride(from: BlockBitmap.wordCount - 1, through: 0, by: -1) {
                    var word = words[index]
                    // Most are too old as soon as there are enough.
                    guard word != 0, UInt64(columns.newestOfWords[index]) << 48 | base | 0xFFFF > threshold else {
                        continue
                    }
                    while word != 0 {
                        let document = index << 6 | (63 - word.leadingZeroBitCount)
                        word &= ~(1 << UInt64(document & 63))
                        let key = UInt64(dates[document]) << 48 | base | UInt64(document)
                        guard key < after else { continue }
                        if heap.count < limit {
                            push(key)
                            if heap.count == limit { threshold = heap[0] }
                        } else if key > threshold {
                            replaceLeast(by: key)
                            threshold = heap[0]
                        }
                    }
                }
            }
        }
    }

    /// What was kept, the newest first.
    func newest() -> [DateKey] { heap.sorted(by: >).map(DateKey.init(rawValue:)) }

    private mutating func push(_ key: UInt64) {
        heap.append(key)
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard heap[child] < heap[parent] else { return }
            heap.swapAt(child, parent)
            child = parent
        }
    }

    private mutating func replaceLeast(by key: UInt64) {
        var parent = 0
        while true {
            var child = parent * 2 + 1
            guard child < heap.count else { break }
            if child + 1 < heap.count, heap[child + 1] < heap[child] { child += 1 }
            guard heap[child] < key else { break }
            heap[parent] = heap[child]
            parent = child
        }
        heap[parent] = key
    }
}
