/// A text as search sees it: a row of units, each a Han character, a sign or a whole word.
///
/// The written form is UTF-8: units one after another, a space between two words, a line end where a blank line
/// parts what must not match across, and words with letters outside ASCII between ``wordOpen`` and ``wordClose``.
/// It says by itself where each unit ends, so that postings made from it today can be taken back by any later
/// version, whatever its Unicode tables say.
package struct FoldedText: Sendable {
    /// One unit and where it came from.
    package struct Unit: Sendable, Equatable {
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

        fileprivate init(bytes: Range<Int>, source: Range<Int>, isWord: Bool, afterBreak: Bool) {
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
    package private(set) var bytes: [UInt8] = []
    /// The units in order; empty unless they were asked for.
    package private(set) var units: [Unit] = []
    /// The positions of units before which a new sentence starts, ascending.
    package private(set) var sentenceStarts: [Int] = []
    /// How many units there are.
    package private(set) var count = 0
    /// Whether the text has more units than were allowed.
    package private(set) var isPartial = false

    private let keepsUnits: Bool
    private let isName: Bool
    private var lineEnds = 0
    private var sawGap = false
    private var afterSign = false
    private var belongsToEnd = false
    private var wordStart = 0
    private var wordSource = 0..<0
    private var wordLength = 0
    private var wordHasOthers = false
    private var wordAfterBreak = false
    private var lastWasWord = false

    /// Folds a text up to a number of units; in a name, as a title is one, a blank line parts nothing.
    package init(
        _ text: some StringProtocol, keepingUnits: Bool = false, isName: Bool = false, limit: Int = Self.unitLimit
    ) {
        keepsUnits = keepingUnits
        self.isName = isName
        var text = String(text)
        text.withUTF8 { utf8 in
            bytes.reserveCapacity(utf8.count + utf8.count / 8 + 16)
            if keepingUnits { units.reserveCapacity(utf8.count / 3 + 16) }
            let table = FoldingTable.shared
            table.entries.withUnsafeBufferPointer { fold(utf8, with: $0, table.sequences, limit: limit) }
        }
        closeWord()
    }

    private mutating func fold(
        _ utf8: UnsafeBufferPointer<UInt8>, with entries: UnsafeBufferPointer<UInt32>, _ sequences: [[UInt32]],
        limit: Int
    ) {
        var index = 0
        var offset = 0
        while index < utf8.count {
            let value = Self.scalar(of: utf8, at: &index)
            let entry = value < 0x10000 ? entries[Int(value)] : FoldingTable.isSpecial
            belongsToEnd = entry & (FoldingTable.endsSentence | FoldingTable.closes) != 0
            if entry & FoldingTable.isSpecial == 0 {
                take(entry, at: offset)
            } else {
                let place = Int(entry & 0xFFFF)
                for folded in place == 0 ? FoldingTable.computed(value) : sequences[place] { take(folded, at: offset) }
            }
            if entry & FoldingTable.endsSentence != 0 { afterSign = true }
            offset += 1
            guard count <= limit else {
                isPartial = true
                break
            }
        }
    }

    /// Reads one scalar; a string's UTF-8 is valid, yet no read goes past its end.
    @inline(__always)
    private static func scalar(of utf8: UnsafeBufferPointer<UInt8>, at index: inout Int) -> UInt32 {
        let first = UInt32(utf8[index])
        let left = utf8.count - index
        if first < 0x80 {
            index += 1
            return first
        }
        if first < 0xE0, left >= 2 {
            defer { index += 2 }
            return (first & 0x1F) << 6 | UInt32(utf8[index + 1] & 0x3F)
        }
        if first < 0xF0, left >= 3 {
            defer { index += 3 }
            return (first & 0x0F) << 12 | UInt32(utf8[index + 1] & 0x3F) << 6 | UInt32(utf8[index + 2] & 0x3F)
        }
        guard left >= 4 else {
            index = utf8.count
            return 0
        }
        defer { index += 4 }
        return (first & 0x07) << 18 | UInt32(utf8[index + 1] & 0x3F) << 12 | UInt32(utf8[index + 2] & 0x3F) << 6
            | UInt32(utf8[index + 3] & 0x3F)
    }

    @inline(__always)
    private mutating func take(_ entry: UInt32, at offset: Int) {
        let scalar = entry & 0x1F_FFFF
        switch ScalarFolding.Kind(rawValue: entry >> 21 & 3) {
        case .single:
            closeWord()
            let afterBreak = open(isWord: false)
            let start = bytes.count
            write(scalar)
            guard keepsUnits else { return }
            units.append(
                Unit(bytes: start..<bytes.count, source: offset..<offset + 1, isWord: false, afterBreak: afterBreak))
        case .word:
            if wordLength == 0 || sawGap || wordLength == Self.wordLimit {
                closeWord()
                wordAfterBreak = open(isWord: true)
                wordStart = bytes.count
                wordSource = offset..<offset + 1
            }
            wordLength += 1
            if scalar >= 0x80 { wordHasOthers = true }
            write(scalar)
            wordSource = wordSource.lowerBound..<offset + 1
        case .lineEnd:
            lineEnds += 1
            sawGap = true
        case .space, nil: sawGap = true
        }
    }

    /// Writes what stands before a unit; says whether that is a break.
    @inline(__always)
    private mutating func open(isWord: Bool) -> Bool {
        let afterBreak = lineEnds > 1 && count > 0 && !isName
        if afterBreak {
            bytes.append(0x0A)
        } else if isWord, lastWasWord {
            bytes.append(0x20)
        }
        if lineEnds > 0 || (afterSign && !belongsToEnd) {
            if count > 0 { sentenceStarts.append(count) }
            afterSign = false
        }
        lineEnds = 0
        sawGap = false
        lastWasWord = isWord
        count += 1
        return afterBreak
    }

    @inline(__always)
    private mutating func closeWord() {
        guard wordLength > 0 else { return }
        var range = wordStart..<bytes.count
        if wordHasOthers {
            bytes.insert(Self.wordOpen, at: wordStart)
            bytes.append(Self.wordClose)
            range = wordStart + 1..<bytes.count - 1
        }
        wordLength = 0
        wordHasOthers = false
        guard keepsUnits else { return }
        units.append(Unit(bytes: range, source: wordSource, isWord: true, afterBreak: wordAfterBreak))
    }

    @inline(__always)
    private mutating func write(_ scalar: UInt32) {
        switch scalar {
        case 0..<0x80: bytes.append(UInt8(truncatingIfNeeded: scalar))
        case 0x80..<0x800: bytes.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
        case 0x800..<0x10000:
            bytes.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
            bytes.append(UInt8(truncatingIfNeeded: 0x80 | (scalar >> 6 & 0x3F)))
        default:
            bytes.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
            bytes.append(UInt8(truncatingIfNeeded: 0x80 | (scalar >> 12 & 0x3F)))
            bytes.append(UInt8(truncatingIfNeeded: 0x80 | (scalar >> 6 & 0x3F)))
        }
        if scalar >= 0x80 { bytes.append(UInt8(truncatingIfNeeded: 0x80 | (scalar & 0x3F))) }
    }
}
