/// Sorts the pairs of a document's parts by their keys and writes the places of each.
///
/// The sort is by counting, first by the second unit and then by the first one (least significant digit first; Knuth, The
/// Art of Computer Programming, volume 3, 5.2.5), so that the places of a pair stay in order.
struct PairSorter {
    /// As in ``ResolvedVector``, without their last numbers.
    private(set) var groups: [UInt32] = []
    private(set) var starts: [UInt32] = []
    private(set) var offsets: [UInt32] = []
    private(set) var seconds: [UInt32] = []
    var entries: [UInt8] = []

    /// The different units in ascending order, ``UnitID/end`` before them.
    private var units: [UInt32] = [UnitID.end.rawValue]
    /// For each symbol where its unit stands in ``units``.
    private var ranks: [UInt32]

    /// Takes the unit of each symbol from one on; several symbols may be of one unit.
    init(_ symbols: [UInt32]) {
        ranks = [UInt32](repeating: 0, count: symbols.count + 1)
        // Only words are out of order.
        let order = symbols.indices.sorted { symbols[$0] < symbols[$1] }
        for position in order {
            if symbols[position] != units[units.count - 1] { units.append(symbols[position]) }
            ranks[position + 1] = UInt32(truncatingIfNeeded: units.count - 1)
        }
    }

    /// Adds a part, which must come after those before.
    mutating func add(_ sequence: DocumentVector.Sequence) {
        // One more, so that the last unit has the end behind it.
        var text = [UInt32](repeating: 0, count: sequence.symbols.count + 1)
        for (place, symbol) in sequence.symbols.enumerated() { text[place] = ranks[Int(symbol)] }
        let places = sorted(text)
        text.withUnsafeBufferPointer { text in
            places.withUnsafeBufferPointer { write($0, of: text, part: sequence.part.rawValue) }
        }
    }

    /// The places of all units, sorted by the unit there and the one behind it.
    private func sorted(_ text: [UInt32]) -> [UInt32] {
        let last = text.count - 1
        var bySecond = [UInt32](repeating: 0, count: units.count + 1)
        var byFirst = bySecond
        var count = 0
        for place in 0..<last where text[place] != 0 {
            bySecond[Int(text[place + 1]) + 1] += 1
            byFirst[Int(text[place]) + 1] += 1
            count += 1
        }
        for rank in 1...units.count {
            bySecond[rank] += bySecond[rank - 1]
            byFirst[rank] += byFirst[rank - 1]
        }
        var half = [UInt32](repeating: 0, count: count)
        for place in 0..<last where text[place] != 0 {
            let rank = Int(text[place + 1])
            half[Int(bySecond[rank])] = UInt32(truncatingIfNeeded: place)
            bySecond[rank] += 1
        }
        var whole = half
        for place in half {
            let rank = Int(text[Int(place)])
            whole[Int(byFirst[rank])] = place
            byFirst[rank] += 1
        }
        return whole
    }

    private mutating func write(
        _ places: UnsafeBufferPointer<UInt32>, of text: UnsafeBufferPointer<UInt32>, part: UInt8
    ) {
        seconds.reserveCapacity(seconds.count + places.count)
        entries.reserveCapacity(entries.count + places.count * 5 / 2)
        var first: UInt32 = 0
        var index = 0
        while index < places.count {
            let place = Int(places[index])
            if text[place] != first {
                first = text[place]
                groups.append(ResolvedVector.group(units[Int(first)], in: part))
                starts.append(UInt32(truncatingIfNeeded: seconds.count))
                offsets.append(UInt32(truncatingIfNeeded: entries.count))
            }
            let second = text[place + 1]
            var end = index + 1
            while end < places.count, text[Int(places[end])] == first, text[Int(places[end]) + 1] == second { end += 1 }
            seconds.append(units[Int(second)])
            PlaceCode.write(UnsafeBufferPointer(rebasing: places[index..<end]), to: &entries)
            index = end
        }
    }
}
