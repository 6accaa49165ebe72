/// The pairs that begin with one unit, of all documents of a segment, sorted by their second unit.
struct GroupPairs {
    /// The first unit.
    private(set) var first: UInt32 = 0
    /// The second unit in the upper half, the position in ``entries`` in the lower one.
    private var order: [UInt64] = []
    private var spare: [UInt64] = []
    private var documents: [UInt16] = []
    /// For each pair where its entry ends in ``bytes``; it begins where the one before ends.
    private var ends: [Int] = []
    private var bytes: [UInt8] = []
    private var index = 0

    /// Starts with another unit.
    mutating func removeAll(first: UInt32) {
        self.first = first
        order.removeAll(keepingCapacity: true)
        documents.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
        index = 0
    }

    /// Adds the pairs of a document, which must come after those before.
    mutating func add(_ group: DocumentGroup, of vector: ResolvedVector, document: UInt16) {
        let group = Int(group.index)
        let base = bytes.count
        vector.entries.withUnsafeBufferPointer { entries in
            let start = Int(vector.offsets[group])
            var end = start
            for pair in Int(vector.starts[group])..<Int(vector.starts[group + 1]) {
                _ = PostingEntry.pass(entries, at: &end)
                order.append(UInt64(vector.seconds[pair]) << 32 | UInt64(truncatingIfNeeded: documents.count))
                documents.append(document)
                ends.append(base + end - start)
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: entries[start..<end]))
        }
    }

    /// Puts the pairs in order; those of one second unit stay in the order of their documents.
    mutating func sort() {
        guard order.count > 48 else {
            // Positions are part of the number, so that equal units stay in order.
            order.sort()
            return
        }
        var differing: UInt64 = 0
        for pair in order { differing |= pair ^ order[0] }
        for shift in stride(from: UInt64(32), to: 56, by: 8) where differing >> shift & 255 != 0 {
            if spare.count < order.count { spare = order }
            order.withUnsafeBufferPointer { source in
                spare.withUnsafeMutableBufferPointer { Self.scatter(source, to: $0, shift: shift) }
            }
            swap(&order, &spare)
            order.removeLast(order.count - documents.count)
        }
    }

    private static func scatter(
        _ source: UnsafeBufferPointer<UInt64>, to target: UnsafeMutableBufferPointer<UInt64>, shift: UInt64
    ) {
        withUnsafeTemporaryAllocation(of: Int.self, capacity: 257) { ends in
            ends.initialize(repeating: 0)
            for pair in source { ends[Int(pair >> shift & 255) + 1] += 1 }
            for digit in 1...256 { ends[digit] += ends[digit - 1] }
            for pair in source {
                let digit = Int(pair >> shift & 255)
                target[ends[digit]] = pair
                ends[digit] += 1
            }
        }
    }

    /// Writes the documents of the next second unit and gives that unit; nil behind the last one.
    mutating func next(into writer: inout PostingListWriter) -> UInt32? {
        guard index < order.count else { return nil }
        let second = order[index] >> 32
        bytes.withUnsafeBufferPointer { bytes in
            while index < order.count, order[index] >> 32 == second {
                let position = Int(order[index] & 0xFFFF_FFFF)
                let start = position == 0 ? 0 : ends[position - 1]
                writer.append(
                    documents[position], encoded: UnsafeBufferPointer(rebasing: bytes[start..<ends[position]]))
                index += 1
            }
        }
        return UInt32(truncatingIfNeeded: second)
    }
}
