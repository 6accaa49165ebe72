internal import Messages
internal import QueryLanguage

/// Where the units of a folded text stand in its posting lists: a break takes a place of its own.
struct UnitPlaces {
    private let text: FoldedText
    /// The positions of units that stand behind a break.
    private let behindBreaks: [Int]

    /// Takes a text that has kept its units.
    init(_ text: FoldedText) {
        self.text = text
        behindBreaks = text.units.indices.filter { text.units[$0].afterBreak }
    }

    /// The place of a unit by its position among the units.
    func place(_ position: Int) -> UInt32 {
        UInt32(truncatingIfNeeded: position + behindBreaks.partitioningIndex { $0 > position })
    }

    /// Where the breaks stand.
    var breaks: [UInt32] { behindBreaks.map { place($0) - 1 } }

    /// What ``NumberSlot`` wants to be kept of a document number.
    func kept(of number: DocumentNumber) -> [UInt32] {
        [0, 2, 3, 4].map { place(number.positions[number.bracket + $0].lowerBound) }
    }

    /// The place of the first unit that begins at a scalar or behind it.
    private func place(atScalar offset: Int) -> UInt32 {
        place(text.units.partitioningIndex { $0.source.lowerBound >= offset })
    }

    /// Where ranges of the text begin, ascending.
    func starts(of ranges: [TextRange]) -> [UInt32] { Set(ranges.map { place(atScalar: $0.start) }).sorted() }

    /// Where the units begin and end that lie as a whole in ranges of the text, without those ranges that lie in others.
    func items(of ranges: [TextRange]) -> (begins: [UInt32], ends: [UInt32]) {
        var reached = 0
        let outermost = text.positions(of: ranges)
            .sorted { ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound) }
            .filter { range in
                defer { reached = max(reached, range.upperBound) }
                return range.upperBound > reached
            }
        return (outermost.map { place($0.lowerBound) }, outermost.map { place($0.upperBound - 1) + 1 })
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
