/// Finds the newest documents of many without sorting them, with a bounded heap: where many of a block are looked at it
/// goes through the block's own order of dates until those that come are too old, else through the documents.
struct DateOrder {
    /// The documents of one block that are looked at.
    struct Part {
        var documents: BlockBitmap
        var number: Int
        var columns: BlockColumns
    }

    private var heap: [UInt64] = []
    private let limit: Int
    private let after: UInt64

    /// From so many on the dates are counted first, so that hardly any document enters the heap and leaves it again.
    private static let manyWanted = 256

    /// Will keep so many of the documents that come after a place in the order, or from the first one on.
    init(limit: Int, after: DateKey? = nil) {
        self.limit = max(0, limit)
        self.after = after?.rawValue ?? .max
        heap.reserveCapacity(min(self.limit, BlockBitmap.capacity))
    }

    /// The newest documents of some blocks, the newest first.
    mutating func newest(of parts: [Part]) -> [DateKey] {
        guard limit > 0 else { return [] }
        heap.removeAll(keepingCapacity: true)
        let scanned = parts.filter { part in
            guard goesByDate(part) else { return true }
            walk(part)
            return false
        }
        let least = limit < Self.manyWanted || heap.count == limit ? 0 : leastDate(of: scanned)
        for part in scanned { add(part, from: least) }
        return heap.sorted(by: >).map(DateKey.init(rawValue:))
    }

    /// Whether as many as are wanted come sooner in the block's order of dates than all documents are looked at.
    private func goesByDate(_ part: Part) -> Bool {
        guard !part.columns.byDate.isEmpty else { return false }
        let count = part.documents.count
        return count * count / BlockBitmap.capacity * 2 > min(limit, BlockBitmap.capacity)
    }

    private mutating func walk(_ part: Part) {
        let base = DateKey(date: 0, block: part.number, document: 0).rawValue
        part.columns.dates.withUnsafeBufferPointer { dates in
            part.documents.words.withUnsafeBufferPointer { words in
                for document in part.columns.byDate.reversed() {
                    guard words[Int(document >> 6)] >> UInt64(document & 63) & 1 == 1 else { continue }
                    let key = UInt64(dates[Int(document)]) << 48 | base | UInt64(document)
                    guard key < after else { continue }
                    if heap.count < limit {
                        push(key)
                    } else if key > heap[0] {
                        replaceLeast(by: key)
                    } else {
                        return
                    }
                }
            }
        }
    }

    /// The date that the last of those wanted has; 0 where there are no more than are wanted.
    private func leastDate(of parts: [Part]) -> UInt16 {
        var counts = [UInt32](repeating: 0, count: Int(UInt16.max) + 1)
        counts.withUnsafeMutableBufferPointer { counts in
            for part in parts {
                let base = DateKey(date: 0, block: part.number, document: 0).rawValue
                part.columns.dates.withUnsafeBufferPointer { dates in
                    part.documents.forEach { document in
                        let date = dates[Int(document)]
                        if UInt64(date) << 48 | base | UInt64(document) < after { counts[Int(date)] += 1 }
                    }
                }
            }
        }
        var found = 0
        for date in counts.indices.reversed() {
            found += Int(counts[date])
            if found >= limit { return UInt16(truncatingIfNeeded: date) }
        }
        return 0
    }

    private mutating func add(_ part: Part, from least: UInt16) {
        let base = DateKey(date: 0, block: part.number, document: 0).rawValue
        let best = UInt64(part.columns.newest) << 48 | base | 0xFFFF
        let floor = UInt64(least) << 48
        var threshold = heap.count == limit ? heap[0] : floor
        guard best > threshold || heap.count < limit else { return }
        part.columns.dates.withUnsafeBufferPointer { dates in
            part.documents.words.withUnsafeBufferPointer { words in
                for index in stride(from: BlockBitmap.wordCount - 1, through: 0, by: -1) {
                    var word = words[index]
                    // Most are too old as soon as there are enough.
                    let newest = UInt64(part.columns.newestOfWords[index]) << 48 | base | 0xFFFF
                    guard word != 0, newest >= threshold else { continue }
                    while word != 0 {
                        let document = index << 6 | (63 - word.leadingZeroBitCount)
                        word &= ~(1 << UInt64(document & 63))
                        let key = UInt64(dates[document]) << 48 | base | UInt64(document)
                        guard key < after, key >= floor else { continue }
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
