/// A set of outbox sequences, kept as sorted closed ranges: compact, since acks come nearly in order.
package struct SequenceSet: Hashable, Sendable {
    /// Sorted, apart from one another by at least one missing sequence.
    package private(set) var ranges: [ClosedRange<Int64>] = []

    package init() {}

    /// Whether nothing is in it.
    package var isEmpty: Bool { ranges.isEmpty }

    /// Whether a sequence is in it.
    package func contains(_ sequence: Int64) -> Bool {
        let place = firstRange(endingAtOrAfter: sequence)
        return place < ranges.count && ranges[place].contains(sequence)
    }

    /// Adds one sequence.
    package mutating func insert(_ sequence: Int64) { insert(sequence...sequence) }

    /// Adds a range, joining what touches it.
    package mutating func insert(_ range: ClosedRange<Int64>) {
        let below = range.lowerBound == .min ? range.lowerBound : range.lowerBound - 1
        let above = range.upperBound == .max ? range.upperBound : range.upperBound + 1
        let start = firstRange(endingAtOrAfter: below)
        var end = start
        var joined = range
        while end < ranges.count, ranges[end].lowerBound <= above {
            joined =
                min(joined.lowerBound, ranges[end].lowerBound)...max(joined.upperBound, ranges[end].upperBound)
            end += 1
        }
        ranges.replaceSubrange(start..<end, with: [joined])
    }

    /// Takes out everything up to a sequence, it included.
    package mutating func removeThrough(_ sequence: Int64) {
        let place = firstRange(endingAtOrAfter: sequence)
        ranges.removeFirst(min(place, ranges.count))
        guard let first = ranges.first, first.lowerBound <= sequence else { return }
        if first.upperBound > sequence {
            ranges[0] = (sequence + 1)...first.upperBound
        } else {
            ranges.removeFirst()
        }
    }

    private func firstRange(endingAtOrAfter sequence: Int64) -> Int {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < sequence { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension SequenceSet: Codable {
    /// Reads pairs of bounds, as an ack has them.
    package init(from decoder: any Decoder) throws {
        for pair in try decoder.singleValueContainer().decode([[Int64]].self) {
            guard pair.count == 2, pair[0] <= pair[1] else {
                throw DecodingError.dataCorrupted(
                    .init(codingPath: decoder.codingPath, debugDescription: "not a pair of ordered bounds: \(pair)"))
            }
            insert(pair[0]...pair[1])
        }
    }

    /// Writes pairs of bounds.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(pairs)
    }

    /// The ranges as pairs of bounds.
    package var pairs: [[Int64]] { ranges.map { [$0.lowerBound, $0.upperBound] } }
}
