/// A document's postings under the store's numbers, in the order of their keys, as the head keeps them in memory for the
/// tail and builds segments from.
///
/// A *group* is all pairs of one part that begin with one unit. Since each unit begins a pair, the groups of a part are
/// its units too. What a key has of the document lies as a ``PostingEntry`` in ``entries``, those of a group one behind
/// the other. It is a class, since whoever goes through many of them would else copy its lists' references each time.
package final class ResolvedVector: Sendable {
    /// Units of the text, breaks not counted.
    package let unitCount: Int
    /// For each group the part and the unit, as ``group(_:in:)`` gives them; ascending.
    let groups: [UInt32]
    /// For each group where its pairs begin in ``seconds``, and at last their number.
    let starts: [UInt32]
    /// For each group where its first entry begins in ``entries``, and at last where the entries of all groups end.
    let offsets: [UInt32]
    /// The second unit of each pair, ascending in each group.
    let seconds: [UInt32]
    /// Keys of marks, values, figures and sentences, ascending.
    let otherKeys: [TermKey]
    /// For each of ``otherKeys`` where its entry begins in ``entries``, empty for a value and a sentence, and at last where they all end.
    let otherOffsets: [UInt32]
    /// The entries.
    let entries: [UInt8]

    /// A part and a unit as one number of 27 bits.
    @inline(__always)
    static func group(_ unit: UInt32, in part: UInt8) -> UInt32 { UInt32(part) << 24 | unit }

    /// Puts the store's numbers in the place of a vector's own: one for each of its ``DocumentVector/words``, ``values``
    /// and ``figures``; nil where they are not as many, or a word's is none that a word can have.
    package init?(_ vector: DocumentVector, words: [UnitID], values: [Int64], figures: [Int64]) {
        guard words.count == vector.words.count, values.count == vector.values.count,
            figures.count == vector.figures.count,
            words.allSatisfy({ $0.rawValue >= UnitID.firstWord && $0.rawValue <= UnitID.last })
        else { return nil }
        var sorter = PairSorter(
            vector.units.map { unit in
                unit < UnitID.firstWord ? unit : words[Int(unit - UnitID.firstWord)].rawValue
            })
        for sequence in vector.sequences { sorter.add(sequence) }
        var keys: [TermKey] = []
        var offsets: [UInt32] = []
        func begin(_ key: TermKey) {
            keys.append(key)
            offsets.append(UInt32(truncatingIfNeeded: sorter.entries.count))
        }
        for mark in vector.marks {
            begin(.mark(mark.mark))
            PlaceCode.write(mark.places, to: &sorter.entries)
        }
        for number in Set(values).sorted(by: { TermKey.value($0) < TermKey.value($1) }) { begin(.value(number)) }
        var amounts: [TermKey: [Double]] = [:]
        for (number, values) in zip(figures, vector.amounts) { amounts[.figure(number), default: []] += values }
        for (key, values) in amounts.sorted(by: { $0.key < $1.key }) {
            begin(key)
            FigureCode.write(values, to: &sorter.entries)
        }
        for sentence in vector.sentences { begin(.sentence(sentence)) }
        offsets.append(UInt32(truncatingIfNeeded: sorter.entries.count))
        unitCount = vector.unitCount
        groups = Self.exact(sorter.groups)
        starts = Self.exact(sorter.starts + [UInt32(truncatingIfNeeded: sorter.seconds.count)])
        self.offsets = Self.exact(sorter.offsets + [offsets[0]])
        seconds = Self.exact(sorter.seconds)
        otherKeys = Self.exact(keys)
        otherOffsets = Self.exact(offsets)
        entries = Self.exact(sorter.entries)
    }

    /// A copy without the room that growing left.
    private static func exact<Element>(_ array: [Element]) -> [Element] {
        [Element](unsafeUninitializedCapacity: array.count) { copy, count in
            count = copy.initialize(fromContentsOf: array)
        }
    }

    /// About how many bytes of memory it takes.
    package var footprint: Int {
        let (object, arrays) = (10 * 8, 7 * 32)
        let numbers = groups.count + starts.count + offsets.count + seconds.count + otherOffsets.count
        return object + arrays + numbers * 4 + otherKeys.count * 8 + entries.count
    }
}
