/// A text as the index sees it: a row of units, each a Han character, a sign or a whole word.
///
/// The written form is UTF-8: units one after another, a space between two words, a line end where a blank line
/// parts what must not match across, and words with letters outside ASCII between ``wordOpen`` and ``wordClose``.
/// It says by itself where each unit ends, so that postings made from it today can be taken back by any later
/// version, whatever its Unicode tables say.
struct FoldedText {
    /// One unit and where it came from.
    struct Unit {
        /// Bytes in the written form, marks left out.
        var bytes: Range<Int>
        /// Scalar offsets in the text.
        var source: Range<Int>
        /// Whether a blank line stands before it.
        var afterBreak: Bool
    }

    /// Stands before a word that has letters outside ASCII.
    static let wordOpen: UInt8 = 0x01
    /// Stands behind such a word.
    static let wordClose: UInt8 = 0x02
    /// A longer word is cut into units of this many scalars.
    static let wordLimit = 64
    /// Units of one text that are indexed; what is behind them can't be found.
    static let unitLimit = 4_000_000

    /// The written form.
    private(set) var bytes: [UInt8] = []
    /// The units in order; empty unless they were asked for.
    private(set) var units: [Unit] = []
    /// How many units there are.
    private(set) var count = 0
    /// Whether the text has more units than were allowed.
    private(set) var isPartial = false

    private let keepsUnits: Bool
    private var lineEnds = 0
    private var sawGap = false
    private var wordStart = 0
    private var wordLength = 0
    private var wordHasOthers = false
    private var lastWasWord = false

    /// Folds a text up to a number of units.
    init(_ text: some StringProtocol, keepingUnits: Bool = false, limit: Int = Self.unitLimit) {
        keepsUnits = keepingUnits
        bytes.reserveCapacity(text.utf8.count + 16)
        var offset = 0
        for scalar in text.unicodeScalars {
            ScalarFolding.fold(scalar) { take($0, at: offset) }
            offset += 1
            guard count <= limit else {
                isPartial = true
                break
            }
        }
        closeWord()
    }

    private mutating func take(_ folded: ScalarFolding.Folded, at offset: Int) {
        switch folded.kind {
        case .lineEnd:
            lineEnds += 1
            sawGap = true
        case .space: sawGap = true
        case .single:
            closeWord()
            open(isWord: false, at: offset)
            write(folded.scalar)
            extend(to: offset)
        case .word:
            if wordLength == 0 || sawGap || wordLength == Self.wordLimit {
                closeWord()
                open(isWord: true, at: offset)
                wordStart = bytes.count
            }
            wordLength += 1
            if folded.scalar >= 0x80 { wordHasOthers = true }
            write(folded.scalar)
            extend(to: offset)
        }
    }

    private mutating func open(isWord: Bool, at offset: Int) {
        let afterBreak = lineEnds > 1 && count > 0
        if afterBreak {
            bytes.append(0x0A)
        } else if isWord, lastWasWord {
            bytes.append(0x20)
        }
        lineEnds = 0
        sawGap = false
        lastWasWord = isWord
        count += 1
        if keepsUnits {
            units.append(Unit(bytes: bytes.count..<bytes.count, source: offset..<offset + 1, afterBreak: afterBreak))
        }
    }

    private mutating func extend(to offset: Int) {
        guard keepsUnits, let unit = units.last else { return }
        units[units.count - 1].bytes = unit.bytes.lowerBound..<bytes.count
        units[units.count - 1].source = unit.source.lowerBound..<offset + 1
    }

    private mutating func closeWord() {
        if wordHasOthers {
            bytes.insert(Self.wordOpen, at: wordStart)
            bytes.append(Self.wordClose)
            if keepsUnits, let unit = units.last {
                units[units.count - 1].bytes = unit.bytes.lowerBound + 1..<unit.bytes.upperBound + 1
            }
        }
        wordLength = 0
        wordHasOthers = false
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
