/// Makes the rows of a segment from the vectors of its documents.
///
/// All groups of all documents are sorted by part and unit; then the pairs of one unit at a time, which are few enough to
/// stay in the processor's cache, by their second unit.
package struct SegmentBuilder {
    private let documents: [UInt16]
    private let vectors: [ResolvedVector]
    private let groups: [DocumentGroup]
    private let others: [(key: TermKey, document: Int, index: Int)]
    /// What is given next: units of a part where it is even, else pairs, and all else behind the last part.
    private var tag: UInt64 = 0
    /// Where the groups of the part begin and end.
    private var part = 0..<0
    /// The next group, or the next of ``others``.
    private var index = 0
    private var pairs = GroupPairs()
    private var writer = PostingListWriter()

    /// Takes documents of one block in ascending order.
    package init(_ documents: [(document: UInt16, vector: ResolvedVector)]) {
        self.documents = documents.map(\.document)
        vectors = documents.map(\.vector)
        groups = DocumentGroup.sorted(vectors)
        var others: [(key: TermKey, document: Int, index: Int)] = []
        for (document, vector) in vectors.enumerated() {
            for (index, key) in vector.otherKeys.enumerated() { others.append((key, document, index)) }
        }
        others.sort { $0.key == $1.key ? $0.document < $1.document : $0.key < $1.key }
        self.others = others
        part = partEnd(from: 0)
    }

    /// The next row, the lowest key first; nil behind the last one.
    package mutating func next() -> SegmentRow? {
        while tag < TermKey.markTag {
            if tag % 2 == 0 {
                if index < part.upperBound { return nextUnit() }
                index = part.lowerBound
                tag += 1
            } else {
                if let row = nextPair() { return row }
                if index < part.upperBound {
                    loadPairs()
                    continue
                }
                tag += 1
                part = partEnd(from: part.upperBound)
                index = tag < TermKey.markTag ? part.lowerBound : 0
            }
        }
        return index < others.count ? nextOther() : nil
    }

    /// The groups of the part of ``tag``, which begin there.
    private func partEnd(from start: Int) -> Range<Int> {
        let limit = ResolvedVector.group(0, in: UInt8(truncatingIfNeeded: tag / 2 + 1))
        var low = start
        var high = groups.count
        while low < high {
            let middle = (low + high) / 2
            if groups[middle].first < limit { low = middle + 1 } else { high = middle }
        }
        return start..<low
    }

    private mutating func nextUnit() -> SegmentRow {
        let first = groups[index].first
        while index < part.upperBound, groups[index].first == first {
            writer.append(documents[Int(groups[index].document)])
            index += 1
        }
        return row(TermKey(tag: tag, first: UInt64(first & 0xFF_FFFF), second: 0))
    }

    private mutating func loadPairs() {
        let first = groups[index].first
        pairs.removeAll(first: first & 0xFF_FFFF)
        while index < part.upperBound, groups[index].first == first {
            let group = groups[index]
            pairs.add(group, of: vectors[Int(group.document)], document: documents[Int(group.document)])
            index += 1
        }
        pairs.sort()
    }

    private mutating func nextPair() -> SegmentRow? {
        guard let second = pairs.next(into: &writer) else { return nil }
        return row(TermKey(tag: tag, first: UInt64(pairs.first), second: UInt64(second)))
    }

    private mutating func nextOther() -> SegmentRow {
        let key = others[index].key
        while index < others.count, others[index].key == key {
            let (_, document, other) = others[index]
            let vector = vectors[document]
            let entry = Int(vector.otherOffsets[other])..<Int(vector.otherOffsets[other + 1])
            if entry.isEmpty {
                writer.append(documents[document])
            } else {
                vector.entries.withUnsafeBufferPointer { entries in
                    writer.append(documents[document], encoded: UnsafeBufferPointer(rebasing: entries[entry]))
                }
            }
            index += 1
        }
        return row(key)
    }

    private mutating func row(_ key: TermKey) -> SegmentRow {
        let (docs, places) = writer.take()
        return SegmentRow(key: key, docs: docs, places: places)
    }
}
