/// How the places of a long list are cut into parts of about a page of a store, so that those of few documents are read
/// without the rest.
///
/// A part is of whole groups of ``PostingList/stride`` documents: the next one begins with the first group that begins
/// ``least`` bytes or more behind the beginning of the part. So the skip table alone tells where the parts lie.
package struct PlaceParts: Sendable {
    /// Bytes of places from which a list of more than one group is cut.
    static let cutFrom = 8_192
    static let least = 3_200

    /// Where each part begins among the bytes of the places, behind the skip table, and at last where they end.
    package let bounds: [Int]

    /// Takes the skip table, and how many bytes it and the entries have together; nil where they do not fit.
    package init?(table: some Collection<UInt8>, size: Int) {
        var bounds = [table.count]
        guard table.count % 4 == 0, size >= table.count, size <= Int(UInt32.max) else { return nil }
        var before = 0
        var rest = table[...]
        while !rest.isEmpty {
            let start = rest.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(4)
            guard start >= before, table.count + start <= size else { return nil }
            before = start
            if table.count + start - bounds[bounds.count - 1] >= Self.least { bounds.append(table.count + start) }
        }
        self.bounds = bounds + [size]
    }

    /// How the places of a list are cut; nil for a list that stays as it is.
    package init?(cutting places: [UInt8], ofDocuments count: Int) {
        guard places.count >= Self.cutFrom, count > PostingList.stride else { return nil }
        self.init(table: places.prefix(PostingList.tableLength(count: count)), size: places.count)
    }

    /// How many there are.
    package var count: Int { bounds.count - 1 }

    /// The bytes of one.
    package func bytes(of part: Int) -> Range<Int> { bounds[part]..<bounds[part + 1] }

    /// The parts in which some bytes behind the skip table lie.
    package func holding(_ bytes: Range<Int>) -> Range<Int> {
        guard !bytes.isEmpty else { return 0..<0 }
        return part(at: bytes.lowerBound)..<part(at: bytes.upperBound - 1) + 1
    }

    private func part(at byte: Int) -> Int {
        var (low, high) = (0, count)
        while low + 1 < high {
            let middle = (low + high) / 2
            if bounds[middle] <= byte { low = middle } else { high = middle }
        }
        return low
    }
}

extension PlaceParts {
    /// In how many parts some groups of documents lie; the skip table is that of ``init(table:size:)``.
    package func count(holding groups: [Int], table: some RandomAccessCollection<UInt8>) -> Int {
        var (found, last) = (0, -1)
        for group in groups {
            let offset =
                group > 0 ? table.dropFirst(group * 4 - 4).prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) } : 0
            let part = part(at: table.count + offset)
            if part != last { (found, last) = (found + 1, part) }
        }
        return found
    }
}
