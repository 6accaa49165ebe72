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
    /// For each group its part.
    private let partOfGroup: [UInt32]

    /// Takes the skip table, and how many bytes it and the entries have together; nil where they do not fit.
    package init?(table: [UInt8], size: Int) {
        guard table.count % 4 == 0, size >= table.count, size <= Int(UInt32.max) else { return nil }
        var bounds = [table.count]
        var partOfGroup: [UInt32] = [0]
        partOfGroup.reserveCapacity(table.count / 4 + 1)
        let isAscending = table.withUnsafeBytes { bytes in
            var before = table.count
            for place in stride(from: 0, to: bytes.count, by: 4) {
                let offset = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
                let start = table.count + Int(offset)
                guard start >= before, start <= size else { return false }
                before = start
                if start - bounds[bounds.count - 1] >= Self.least { bounds.append(start) }
                partOfGroup.append(UInt32(truncatingIfNeeded: bounds.count - 1))
            }
            return true
        }
        guard isAscending else { return nil }
        self.bounds = bounds + [size]
        self.partOfGroup = partOfGroup
    }

    /// How the places of a list are cut; nil for a list that stays as it is.
    package init?(cutting places: [UInt8], ofDocuments count: Int) {
        guard places.count >= Self.cutFrom, count > PostingList.stride else { return nil }
        self.init(table: Array(places.prefix(PostingList.tableLength(count: count))), size: places.count)
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

    /// In how many parts some groups of documents lie, which must ascend.
    package func count(holding groups: [Int]) -> Int {
        var (found, last) = (0, UInt32.max)
        for group in groups where group < partOfGroup.count && partOfGroup[group] != last {
            (found, last) = (found + 1, partOfGroup[group])
        }
        return found
    }
}
