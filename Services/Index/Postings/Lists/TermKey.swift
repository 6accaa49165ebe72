/// What a posting list is of: one unit, a pair of neighbours, a field's value, …, as one number of 52 bits.
///
/// The tag stands in bits 48 to 51, the first operand in bits 24 to 47, the second in bits 0 to 23; so all pairs that
/// begin with one unit are neighbours, and the lists of one segment are in the order of their keys.
package struct TermKey: RawRepresentable, Hashable, Comparable, Sendable {
    /// The number.
    package var rawValue: UInt64

    /// Wraps a number of 52 bits.
    package init(rawValue: UInt64) { self.rawValue = rawValue }

    /// Bits of a key; above them a store puts the segment's number.
    package static let bits: UInt64 = 52

    /// A part of a report that is searched by words.
    package enum Part: UInt8, CaseIterable, Sendable {
        /// The whole text.
        case text = 0
        /// The title.
        case title = 1
        /// The headings, each ended by a break.
        case headings = 2
        /// The agency's name.
        case agency = 3
        /// The names of what the report cites, each once, each ended by a break.
        case citations = 4
        /// Document numbers (文号) in their normal form.
        case numbers = 5
    }

    /// A thing that has places without being a word, in the text where nothing else is said.
    package enum Mark: UInt8, CaseIterable, Sendable {
        /// Where a sentence begins.
        case sentence = 0
        /// Where a section begins.
        case section = 1
        /// Where a problem begins; no problem lies within another.
        case problems = 2
        /// Where a commitment begins; none lies within another.
        case plans = 3
        /// Where a problem ends: the first end is that of the first problem, and so on.
        case problemEnds = 4
        /// Where a commitment ends.
        case planEnds = 5
        /// Where a break stands.
        case breaks = 6
        /// Where a heading begins among the headings.
        case headings = 7
        /// What ``NumberSlot`` tells of each document number.
        case numbers = 8
    }

    /// The first tag that is of no part; below it stand twice the part for its units, and one more for its pairs.
    static let markTag: UInt64 = 12
    static let valueTag: UInt64 = 13
    static let figureTag: UInt64 = 14
    private static let sentenceTag: UInt64 = 15

    /// The tag.
    @inline(__always)
    var tag: UInt64 { rawValue >> 48 }
    /// The first operand.
    @inline(__always)
    var first: UInt32 { UInt32(truncatingIfNeeded: rawValue >> 24 & 0xFF_FFFF) }
    /// The unit that a key of a unit or of a pair begins with.
    package var firstUnit: UnitID { UnitID(rawValue: first) }

    /// The second operand.
    @inline(__always)
    var second: UInt32 { UInt32(truncatingIfNeeded: rawValue & 0xFF_FFFF) }

    init(tag: UInt64, first: UInt64, second: UInt64) {
        rawValue = tag << 48 | (first & 0xFF_FFFF) << 24 | (second & 0xFF_FFFF)
    }

    /// One unit of a part; the list has no places.
    package static func unit(_ unit: UnitID, in part: Part) -> TermKey {
        TermKey(tag: UInt64(part.rawValue) * 2, first: UInt64(unit.rawValue), second: 0)
    }

    /// Two neighbours of a part; the second is ``UnitID/end`` where the first stands before a break.
    package static func pair(_ first: UnitID, _ second: UnitID, in part: Part) -> TermKey {
        TermKey(tag: UInt64(part.rawValue) * 2 + 1, first: UInt64(first.rawValue), second: UInt64(second.rawValue))
    }

    /// All pairs of a part that begin with a unit.
    package static func pairs(beginningWith first: UnitID, in part: Part) -> ClosedRange<TermKey> {
        let low = pair(first, UnitID(rawValue: 0), in: part)
        return low...TermKey(rawValue: low.rawValue | 0xFF_FFFF)
    }

    /// Places of a mark in the text.
    package static func mark(_ mark: Mark) -> TermKey {
        TermKey(tag: markTag, first: UInt64(mark.rawValue), second: 0)
    }

    /// A field's value by its number in the store's table of values; the list has no places.
    package static func value(_ number: Int64) -> TermKey {
        TermKey(rawValue: valueTag << 48 | UInt64(truncatingIfNeeded: number) & 0xFFFF_FFFF_FFFF)
    }

    /// The figures of one subject and unit, by its number in the store's table; places are values.
    package static func figure(_ number: Int64) -> TermKey {
        TermKey(rawValue: figureTag << 48 | UInt64(truncatingIfNeeded: number) & 0xFFFF_FFFF_FFFF)
    }

    /// A sentence by 48 bits of its hash; the list has no places.
    package static func sentence(_ key: UInt64) -> TermKey {
        TermKey(rawValue: sentenceTag << 48 | key & 0xFFFF_FFFF_FFFF)
    }

    /// The bits that a key of a sentence has of its hash.
    var sentence: UInt64 { rawValue & 0xFFFF_FFFF_FFFF }

    package static func < (first: TermKey, second: TermKey) -> Bool { first.rawValue < second.rawValue }
}
