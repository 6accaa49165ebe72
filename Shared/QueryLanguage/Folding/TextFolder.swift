/// Folds a text into its units and their written form.
struct TextFolder: ~Copyable {
    /// The positions of units before which a new sentence starts, ascending.
    private(set) var sentenceStarts: [Int] = []
    /// How many units there are.
    private(set) var count = 0
    /// Whether the text has more units than were allowed.
    private(set) var isPartial = false

    private let keepsUnits: Bool
    private let isName: Bool
    private var written: GrowingRow<UInt8>
    private var kept: GrowingRow<FoldedText.Unit>
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

    /// Makes room for a text of so many bytes.
    init(keepsUnits: Bool, isName: Bool, expecting size: Int) {
        self.keepsUnits = keepsUnits
        self.isName = isName
        written = GrowingRow(room: size + size / 8 + 16)
        kept = GrowingRow(room: keepsUnits ? size / 3 + 16 : 0)
    }

    /// The written form.
    var bytes: [UInt8] { written.array }

    /// The units in order; empty unless they are kept.
    var units: [FoldedText.Unit] { kept.array }

    /// Folds a text up to a number of units.
    mutating func fold(_ utf8: UnsafeBufferPointer<UInt8>, limit: Int) {
        let table = FoldingTable.shared
        table.entries.withUnsafeBufferPointer { fold(utf8, with: $0, table.sequences, limit: limit) }
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
            let start = written.count
            write(scalar)
            guard keepsUnits else { return }
            keep(start..<written.count, offset..<offset + 1, isWord: false, afterBreak: afterBreak)
        case .word:
            if wordLength == 0 || sawGap || wordLength == FoldedText.wordLimit {
                closeWord()
                wordAfterBreak = open(isWord: true)
                wordStart = written.count
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
        written.reserve(1)
        if afterBreak {
            written.append(0x0A)
        } else if isWord, lastWasWord {
            written.append(0x20)
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
        var range = wordStart..<written.count
        if wordHasOthers {
            written.reserve(2)
            written.insert(FoldedText.wordOpen, at: wordStart)
            written.append(FoldedText.wordClose)
            range = wordStart + 1..<written.count - 1
        }
        wordLength = 0
        wordHasOthers = false
        guard keepsUnits else { return }
        keep(range, wordSource, isWord: true, afterBreak: wordAfterBreak)
    }

    @inline(__always)
    private mutating func keep(_ bytes: Range<Int>, _ source: Range<Int>, isWord: Bool, afterBreak: Bool) {
        kept.reserve(1)
        kept.append(FoldedText.Unit(bytes: bytes, source: source, isWord: isWord, afterBreak: afterBreak))
    }

    @inline(__always)
    private mutating func write(_ scalar: UInt32) {
        written.reserve(4)
        switch scalar {
        case 0..<0x80: written.append(UInt8(truncatingIfNeeded: scalar))
        case 0x80..<0x800: written.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
        case 0x800..<0x10000:
            written.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
            written.append(UInt8(truncatingIfNeeded: 0x80 | (scalar >> 6 & 0x3F)))
        default:
            written.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
            written.append(UInt8(truncatingIfNeeded: 0x80 | (scalar >> 12 & 0x3F)))
            written.append(UInt8(truncatingIfNeeded: 0x80 | (scalar >> 6 & 0x3F)))
        }
        if scalar >= 0x80 { written.append(UInt8(truncatingIfNeeded: 0x80 | (scalar & 0x3F))) }
    }
}
