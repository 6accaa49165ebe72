extension FoldedText {
    /// The units by themselves, a row for each stretch without a break.
    package var runs: [[FoldedUnit]] {
        var runs: [[FoldedUnit]] = [[]]
        var cursor = UnitCursor(bytes)
        while let step = cursor.next() {
            if case .unit(let unit) = step {
                runs[runs.count - 1].append(FoldedUnit(bytes: Array(bytes[unit.bytes]), isWord: unit.isWord))
            } else {
                runs.append([])
            }
        }
        return runs.filter { !$0.isEmpty }
    }

    /// All units of a name in one row.
    package static func row(_ text: some StringProtocol) -> [FoldedUnit] {
        FoldedText(text, isName: true).runs.flatMap { $0 }
    }

    /// The unit at a position; the units must have been kept.
    func unit(at position: Int) -> FoldedUnit {
        FoldedUnit(bytes: Array(bytes[units[position].bytes]), isWord: units[position].isWord)
    }

    /// The position of the first unit that starts at or behind a scalar offset.
    package func position(ofSource offset: Int) -> Int {
        var low = 0
        var high = units.count
        while low < high {
            let middle = (low + high) / 2
            if units[middle].source.lowerBound < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The positions of the units that stand wholly inside a range of scalar offsets.
    package func positions(in source: Range<Int>) -> Range<Int> {
        let start = position(ofSource: source.lowerBound)
        var end = max(start, position(ofSource: source.upperBound))
        while end > start, units[end - 1].source.upperBound > source.upperBound { end -= 1 }
        return start..<end
    }
}
