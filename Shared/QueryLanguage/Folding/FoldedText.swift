/// A text as search sees it: a row of units, each a Han character, a sign or a whole word.
///
/// The written form is UTF-8: units one after another, a space between two words, a line end where a blank line
/// parts what must not match across, and words with letters outside ASCII between ``wordOpen`` and ``wordClose``.
/// It says by itself where each unit ends, so that postings made from it today can be taken back by any later
/// version, whatever its Unicode tables say.
package struct FoldedText: Sendable {
    /// One unit and where it came from.
    package struct Unit: Sendable, Equatable, BitwiseCopyable {
        private let byteStart: UInt32
        private let byteEnd: UInt32
        private let sourceStart: UInt32
        private let sourceEnd: UInt32
        /// Whether it is a word.
        package let isWord: Bool
        /// Whether a blank line stands before it.
        package let afterBreak: Bool

        /// Bytes in the written form, marks left out.
        package var bytes: Range<Int> { Int(byteStart)..<Int(byteEnd) }
        /// Scalar offsets in the text.
        package var source: Range<Int> { Int(sourceStart)..<Int(sourceEnd) }

        init(bytes: Range<Int>, source: Range<Int>, isWord: Bool, afterBreak: Bool) {
            byteStart = UInt32(truncatingIfNeeded: bytes.lowerBound)
            byteEnd = UInt32(truncatingIfNeeded: bytes.upperBound)
            sourceStart = UInt32(truncatingIfNeeded: source.lowerBound)
            sourceEnd = UInt32(truncatingIfNeeded: source.upperBound)
            self.isWord = isWord
            self.afterBreak = afterBreak
        }
    }

    /// Stands before a word that has letters outside ASCII.
    package static let wordOpen: UInt8 = 0x01
    /// Stands behind such a word.
    package static let wordClose: UInt8 = 0x02
    /// Ends a part where several forms stand one after another.
    package static let partEnd: UInt8 = 0x1C
    /// A longer word is cut into units of this many scalars.
    package static let wordLimit = 64
    /// Units of one text that are indexed; what is behind them can't be found.
    package static let unitLimit = 4_000_000

    /// The written form.
    package let bytes: [UInt8]
    /// The units in order; empty unless they were asked for.
    package let units: [Unit]
    /// The positions of units before which a new sentence starts, ascending.
    package let sentenceStarts: [Int]
    /// How many units there are.
    package let count: Int
    /// Whether the text has more units than were allowed.
    package let isPartial: Bool

    /// Folds a text up to a number of units; in a name, as a title is one, a blank line parts nothing.
    package init(
        _ text: some StringProtocol, keepingUnits: Bool = false, isName: Bool = false, limit: Int = Self.unitLimit
    ) {
        var text = String(text)
        var folder = TextFolder(keepsUnits: keepingUnits, isName: isName, expecting: text.utf8.count)
        text.withUTF8 { folder.fold($0, limit: limit) }
        (bytes, units, sentenceStarts) = (folder.bytes, folder.units, folder.sentenceStarts)
        (count, isPartial) = (folder.count, folder.isPartial)
    }
}
