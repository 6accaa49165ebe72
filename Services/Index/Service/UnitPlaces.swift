internal import Messages
internal import QueryLanguage

/// Where the units of a folded text stand in its posting lists: a break takes a place of its own.
struct UnitPlaces {
    private let text: FoldedText
    /// The positions of units that stand behind a break.
    private let breaks: [Int]

    /// Takes a text that has kept its units.
    init(_ text: FoldedText) {
        self.text = text
        breaks = text.units.indices.filter { text.units[$0].afterBreak }
    }

    /// The place of a unit by its position among the units.
    func place(_ position: Int) -> UInt32 {
        UInt32(truncatingIfNeeded: position + breaks.partitioningIndex { $0 > position })
    }

    /// The place of the first unit that begins at a scalar or behind it.
    private func place(atScalar offset: Int) -> UInt32 {
        place(text.units.partitioningIndex { $0.source.lowerBound >= offset })
    }

    /// Where ranges of the text begin, ascending.
    func starts(of ranges: [TextRange]) -> [UInt32] { Set(ranges.map { place(atScalar: $0.start) }).sorted() }

    /// Where ranges of the text begin and end, in turn; those that overlap are one.
    func bounds(of ranges: [TextRange]) -> [UInt32] {
        var bounds: [UInt32] = []
        for range in ranges.sorted(by: { $0.start < $1.start }) {
            let start = place(atScalar: range.start)
            let end = place(atScalar: range.end)
            guard start < end else { continue }
            if let last = bounds.last, start <= last {
                bounds[bounds.count - 1] = max(last, end)
            } else {
                bounds += [start, end]
            }
        }
        return bounds
    }
}

extension Array {
    /// The first index whose element fulfils the condition, where all before it do not; the end where none does.
    func partitioningIndex(where isRight: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isRight(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
