/// One group of one document's ``ResolvedVector``.
struct DocumentGroup {
    /// The part and the unit.
    var first: UInt32
    /// The position of the document among those that are built.
    var document: UInt32
    /// The position of the group in the document's vector.
    var index: UInt32

    /// All groups of vectors by part and unit, those of one by document: a radix sort, least significant digit first.
    static func sorted(_ vectors: [ResolvedVector]) -> [DocumentGroup] {
        var groups: [DocumentGroup] = []
        groups.reserveCapacity(vectors.reduce(0) { $0 + $1.groups.count })
        for (document, vector) in vectors.enumerated() {
            for (index, first) in vector.groups.enumerated() {
                groups.append(
                    DocumentGroup(
                        first: first, document: UInt32(truncatingIfNeeded: document),
                        index: UInt32(truncatingIfNeeded: index)))
            }
        }
        guard vectors.count > 1 else { return groups }
        var target = groups
        for shift in stride(from: UInt32(0), to: 27, by: 9) {
            groups.withUnsafeBufferPointer { source in
                target.withUnsafeMutableBufferPointer { scatter(source, to: $0, shift: shift) }
            }
            swap(&groups, &target)
        }
        return groups
    }

    private static func scatter(
        _ source: UnsafeBufferPointer<DocumentGroup>, to target: UnsafeMutableBufferPointer<DocumentGroup>,
        shift: UInt32
    ) {
        withUnsafeTemporaryAllocation(of: Int.self, capacity: 513) { ends in
            ends.initialize(repeating: 0)
            for group in source { ends[Int(group.first >> shift & 511) + 1] += 1 }
            for digit in 1...512 { ends[digit] += ends[digit - 1] }
            for group in source {
                let digit = Int(group.first >> shift & 511)
                target[ends[digit]] = group
                ends[digit] += 1
            }
        }
    }
}
