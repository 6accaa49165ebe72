/// Finds the places where units stand one after another in a folded text whose units were kept.
///
/// The written form of a phrase is a piece of the text's written form wherever it stands; a search over bytes finds the
/// candidates, and the table of units tells those that begin and end with a unit.
struct PhraseSearch {
    private let form: ByteSearch
    private let count: Int
    private let startsMarked: Bool
    private let endsMarked: Bool
    /// What the last unit only has to begin with.
    private let beginning: [UInt8]?

    /// Looks for units, of which the last may be the beginning of a word.
    init(_ units: [FoldedUnit], isPrefix: Bool = false) {
        let isPrefix = isPrefix && units.last?.isWord == true
        let whole = isPrefix ? Array(units.dropLast()) : units
        form = ByteSearch(whole.form)
        count = whole.count
        startsMarked = form.bytes.first == FoldedText.wordOpen
        endsMarked = form.bytes.last == FoldedText.wordClose
        beginning = isPrefix ? units.last?.bytes : nil
    }

    /// Looks for a phrase or a beginning.
    init(_ leaf: QueryLeaf) { self.init(leaf.phrase.units, isPrefix: leaf.isPrefix) }

    /// How many units each place has.
    var length: Int { count + (beginning == nil ? 0 : 1) }

    /// Whether there is a place.
    func stands(in text: FoldedText) -> Bool {
        var found = false
        each(in: text) { _ in
            found = true
            return false
        }
        return found
    }

    /// The positions of the first unit of each place, ascending, so many at the most.
    func places(in text: FoldedText, limit: Int = .max) -> [Int] {
        var places: [Int] = []
        each(in: text) {
            places.append($0)
            return places.count < limit
        }
        return places
    }

    /// Calls `take` with the position of each place until it says that it has enough.
    func each(in text: FoldedText, _ take: (Int) -> Bool) {
        guard text.units.count >= length, length > 0 else { return }
        text.bytes.withUnsafeBufferPointer { bytes in
            text.units.withUnsafeBufferPointer { units in
                if count == 0 {
                    scanWords(bytes, units, take)
                } else {
                    scan(bytes, units, take)
                }
            }
        }
    }

    /// A beginning alone is looked for at each word.
    private func scanWords(
        _ bytes: UnsafeBufferPointer<UInt8>, _ units: UnsafeBufferPointer<FoldedText.Unit>, _ take: (Int) -> Bool
    ) {
        for position in units.indices where begins(units[position], bytes) {
            guard take(position) else { return }
        }
    }

    private func scan(
        _ bytes: UnsafeBufferPointer<UInt8>, _ units: UnsafeBufferPointer<FoldedText.Unit>, _ take: (Int) -> Bool
    ) {
        // Places come in ascending order, so that each search for a unit starts at the last one.
        var position = 0
        form.each(in: bytes) { hit in
            let start = hit + (startsMarked ? 1 : 0)
            position = Self.unit(startingAt: start, in: units, from: position)
            guard position + length <= units.count, units[position].bytes.lowerBound == start,
                units[position + count - 1].bytes.upperBound == hit + form.bytes.count - (endsMarked ? 1 : 0),
                beginning == nil
                    || !units[position + count].afterBreak && begins(units[position + count], bytes)
            else { return true }
            return take(position)
        }
    }

    private func begins(_ unit: FoldedText.Unit, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let beginning, unit.isWord, unit.bytes.count >= beginning.count else { return false }
        return bytes[unit.bytes].starts(with: beginning)
    }

    /// The first unit at or behind a byte.
    private static func unit(
        startingAt byte: Int, in units: UnsafeBufferPointer<FoldedText.Unit>, from first: Int
    ) -> Int {
        // Gallop ahead first: the next place is near as a rule.
        var low = first
        var step = 16
        while low + step < units.count, units[low + step].bytes.lowerBound < byte {
            low += step
            step *= 2
        }
        var high = min(units.count, low + step)
        while low < high {
            let middle = (low + high) / 2
            if units[middle].bytes.lowerBound < byte { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
