extension PostingList {
    /// The groups of ``stride`` documents in which any of a set stands, ascending.
    package func groups(of documents: BlockBitmap) -> [Int] {
        let own = bitmap
        var groups: [Int] = []
        var before = 0
        for index in 0..<BlockBitmap.wordCount {
            let word = own.words[index]
            var shared = word & documents.words[index]
            while shared != 0 {
                let below = shared & ~(shared - 1)
                let group = (before + (word & (below - 1)).nonzeroBitCount) / Self.stride
                if groups.last != group { groups.append(group) }
                shared &= shared - 1
            }
            before += word.nonzeroBitCount
        }
        return groups
    }

    /// How many groups there are.
    package var groupCount: Int { (count + Self.stride - 1) / Self.stride }

    /// The list with the places of some groups of documents alone; who asks for others finds them damaged.
    ///
    /// - Parameters:
    ///   - groups: As ``groups(of:)`` gives them.
    ///   - size: Bytes of all places as stored.
    ///   - read: Reads some of those bytes.
    /// - Returns: nil where the skip table does not fit what is stored.
    package func withPlaces<Failure: Error>(
        of groups: [Int], size: Int, read: (Range<Int>) throws(Failure) -> [UInt8]
    ) throws(Failure) -> PostingList? {
        let tableLength = Self.tableLength(count: count)
        guard tableLength <= size else { return nil }
        let table = tableLength > 0 ? try read(0..<tableLength) : []
        guard table.count == tableLength else { return nil }
        func begin(_ group: Int) -> Int {
            guard group > 0 else { return tableLength }
            guard group * 4 <= tableLength else { return size }
            let offset = (0..<4).reduce(0) { $0 | Int(table[group * 4 - 4 + $1]) << ($1 * 8) }
            return tableLength + offset
        }
        var starts = [UInt8](repeating: 0xFF, count: tableLength)
        var places: [UInt8] = []
        var next = 0
        while next < groups.count {
            let first = next
            while next + 1 < groups.count, groups[next + 1] == groups[next] + 1 { next += 1 }
            let range = (begin(groups[first]), begin(groups[next] + 1))
            guard tableLength <= range.0, range.0 <= range.1, range.1 <= size else { return nil }
            for group in groups[first...next] where group > 0 {
                let offset = UInt32(truncatingIfNeeded: places.count + begin(group) - range.0)
                for byte in 0..<4 { starts[group * 4 - 4 + byte] = UInt8(truncatingIfNeeded: offset >> (byte * 8)) }
            }
            places += try read(range.0..<range.1)
            next += 1
        }
        return PostingList(docs: docs, places: starts + places)
    }
}
