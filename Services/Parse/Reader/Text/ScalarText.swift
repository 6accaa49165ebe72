/// A text as an array of Unicode scalars in the form in which they are compared: offsets are those of the report's
/// ranges, and reading outside gives 0.
struct ScalarText: Sendable {
    /// Folded.
    ///
    /// Beyond the basic plane only Han is told from the rest; no rule names a scalar there.
    private let scalars: [UInt16]
    /// Bit n tells that the scalar at n is a mark, as ``Folding`` has them.
    private let marks: [UInt64]
    private let text: String
    /// Where every 8th scalar begins in the text's UTF-8.
    private let milestones: [UInt32]

    private static let stride = 8
    private static let otherHan: UInt32 = 0x9FFE
    private static let other: UInt32 = 0xFFFD

    /// Takes a text of fewer than 4 GiB.
    init(_ text: String, folding: Folding) {
        var text = text
        text.makeContiguousUTF8()
        // Counted first: a byte a scalar would be room enough, but three times what Chinese takes, and a process may
        // have a limit on what it reserves.
        let counts = text.utf8.withContiguousStorageIfAvailable(Self.counts)
        let count = counts?.scalars
        var milestones = [UInt32](repeating: 0, count: (count ?? 0) / Self.stride + 1)
        var marks = [UInt64](repeating: 0, count: (count ?? 0) / 64 + 1)
        scalars = [UInt16](unsafeUninitializedCapacity: count ?? 0) { buffer, filled in
            text.utf8.withContiguousStorageIfAvailable { bytes in
                milestones.withUnsafeMutableBufferPointer { milestones in
                    marks.withUnsafeMutableBufferPointer { marks in
                        folding.withTable { Self.fold(bytes, into: buffer, milestones, marks, $0) }
                    }
                }
                filled = buffer.count
                if let counts, counts.scalars / max(1, counts.lines) >= Self.longLine {
                    Self.breakLines(of: bytes, in: buffer, milestones, &marks)
                }
            }
        }
        self.text = text
        self.marks = marks
        self.milestones = milestones
    }

    /// How many scalars and lines there are: eight bytes at a time, summed in the bytes of a word while they fit.
    private static func counts(of bytes: UnsafeBufferPointer<UInt8>) -> (scalars: Int, lines: Int) {
        let (ones, low) = (0x0101_0101_0101_0101 as UInt64, 0x7F7F_7F7F_7F7F_7F7F as UInt64)
        var (scalars, lines) = (bytes.count, 1)
        var index = 0
        while bytes.count - index >= 8 {
            var (inside, ends) = (0 as UInt64, 0 as UInt64)
            for _ in 0..<min((bytes.count - index) / 8, 255) {
                let word = UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped)
                    .loadUnaligned(fromByteOffset: index, as: UInt64.self)
                inside &+= (word &>> 7) & ~(word &>> 6) & ones
                let other = word ^ (ones &* 0x0A)
                ends &+= ~(((other & low) &+ low) | other | low) &>> 7
                index &+= 8
            }
            scalars -= sum(ofBytes: inside)
            lines += sum(ofBytes: ends)
        }
        for byte in bytes[index...] {
            scalars -= byte & 0xC0 == 0x80 ? 1 : 0
            lines += byte == 0x0A ? 1 : 0
        }
        // What is behind the last line is no other one.
        return (scalars, lines - (bytes.last == 0x0A ? 1 : 0))
    }

    private static func sum(ofBytes word: UInt64) -> Int {
        let pairs = (word & 0x00FF_00FF_00FF_00FF) &+ ((word &>> 8) & 0x00FF_00FF_00FF_00FF)
        return Int((pairs &* 0x0001_0001_0001_0001) &>> 48)
    }

    /// Decodes, folds and marks all scalars.
    private static func fold(
        _ bytes: UnsafeBufferPointer<UInt8>, into scalars: UnsafeMutableBufferPointer<UInt16>,
        _ milestones: UnsafeMutableBufferPointer<UInt32>, _ marks: UnsafeMutableBufferPointer<UInt64>,
        _ table: UnsafeBufferPointer<UInt32>
    ) {
        var offset = 0
        var index = 0
        // Behind it a word of four bytes would reach over the text's end.
        let lastWord = bytes.count &- 4
        let start = UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped)
        while index < scalars.count {
            let next = min(index &+ 64, scalars.count)
            var marked: UInt64 = 0
            for place in index..<next {
                if place & (stride &- 1) == 0 { milestones[place / stride] = UInt32(truncatingIfNeeded: offset) }
                let value: UInt32
                // Most are Chinese: three bytes, whose ten fixed bits are compared at once.
                let word = offset <= lastWord ? start.loadUnaligned(fromByteOffset: offset, as: UInt32.self) : 0
                if word & 0xC0_C0F0 == 0x80_80E0 {
                    value = (word & 0x0F) &<< 12 | (word &>> 2) & 0x0FC0 | (word &>> 16) & 0x3F
                    offset &+= 3
                } else {
                    let (other, length) = decode(bytes, at: offset)
                    value = other <= 0xFFFF ? other : beyond(other)
                    offset &+= length
                }
                let folded = table[Int(value)]
                scalars[place] = UInt16(truncatingIfNeeded: folded)
                marked |= UInt64(folded / Folding.markBit) &<< UInt64(place & 63)
            }
            marks[index / 64] = marked
            index = next
        }
    }

    /// Puts a line's end where a paragraph's indent of two ideographic spaces stands inside a line.
    ///
    /// That indent is all that is left of the lines of a page whose line ends were lost. Behind a word of few characters it
    /// is a gap inside of it (文　　号).
    private static func breakLines(
        of bytes: UnsafeBufferPointer<UInt8>, in scalars: UnsafeMutableBufferPointer<UInt16>, _ milestones: [UInt32],
        _ marks: inout [UInt64]
    ) {
        for index in scalars.indices.dropFirst() where scalars[index] == 0x20 && scalars[index - 1] == 0x20 {
            let start = offset(of: (index - 1) % stride, behind: Int(milestones[(index - 1) / stride]), in: bytes)
            guard bytes[start...].starts(with: [0xE3, 0x80, 0x80, 0xE3, 0x80, 0x80]) else { continue }
            var end = index - 1
            while end > 0, index - end < widestGap, scalars[end - 1] == 0x20 { end -= 1 }
            let word = max(0, end - shortestParagraph)..<end
            guard word.count == shortestParagraph, word.allSatisfy({ scalars[$0] != 0x20 && scalars[$0] != 0x0A })
            else {
                continue
            }
            scalars[index - 1] = 0x0A
            marks[(index - 1) / 64] |= 1 << UInt64((index - 1) % 64)
        }
    }

    /// Lines that are longer on average were none: their ends were lost.
    private static let longLine = 400
    /// No more blanks stand before the indent of a paragraph.
    private static let widestGap = 8
    /// No paragraph is shorter, not even a heading.
    private static let shortestParagraph = 4

    /// The scalar that begins at an offset of valid UTF-8, and its bytes.
    @inline(__always)
    private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> (value: UInt32, length: Int) {
        let first = UInt32(bytes[offset])
        func next(_ index: Int) -> UInt32 { UInt32(bytes[offset &+ index]) & 0x3F }
        // Most are Chinese.
        if first &- 0xE0 < 0x10 { return ((first & 0x0F) &<< 12 | next(1) &<< 6 | next(2), 3) }
        if first < 0x80 { return (first, 1) }
        if first < 0xE0 { return ((first & 0x1F) &<< 6 | next(1), 2) }
        return ((first & 0x07) &<< 18 | next(1) &<< 12 | next(2) &<< 6 | next(3), 4)
    }

    private static func beyond(_ value: UInt32) -> UInt32 { (0x20000...0x323AF).contains(value) ? otherHan : other }

    var count: Int { scalars.count }

    /// The scalar as it is compared: width, script, blanks and dashes folded; 0 outside the text.
    @inline(__always)
    subscript(index: Int) -> UInt32 {
        index >= 0 && index < scalars.count ? UInt32(scalars[index]) : 0
    }

    /// Lends all scalars as they are compared, for loops that see every one.
    @inline(__always)
    func withScalars<Result>(_ body: (UnsafeBufferPointer<UInt16>) -> Result) -> Result {
        scalars.withUnsafeBufferPointer(body)
    }

    /// The text of a range as it stands there.
    func string(_ range: Range<Int>) -> String {
        let range = range.clamped(to: 0..<scalars.count)
        let bytes = text.utf8.withContiguousStorageIfAvailable { bytes in
            let start = byteOffset(of: range.lowerBound, in: bytes)
            let end =
                range.count < Self.stride
                ? Self.offset(of: range.count, behind: start, in: bytes) : byteOffset(of: range.upperBound, in: bytes)
            return start..<end
        }
        guard let bytes else { return "" }
        // A slice between scalars: its bytes are known to be UTF-8 and are copied as they are.
        let start = text.utf8.index(text.startIndex, offsetBy: bytes.lowerBound)
        return String(text[start..<text.utf8.index(start, offsetBy: bytes.count)])
    }

    private func byteOffset(of index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        guard index < scalars.count else { return bytes.count }
        return Self.offset(of: index % Self.stride, behind: Int(milestones[index / Self.stride]), in: bytes)
    }

    /// Where the scalar stands that is so many behind the one at an offset.
    private static func offset(of count: Int, behind offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var offset = offset
        for _ in 0..<count {
            let first = bytes[offset]
            offset += first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        }
        return offset
    }

    /// The first offset from `index` on whose scalar is a mark, as ``Folding`` has them; `end` where none is before it.
    @inline(__always)
    func nextMark(from index: Int, to end: Int) -> Int {
        guard index >= 0, index < end else { return end }
        var place = index / 64
        var word = marks[place] & (UInt64.max << UInt64(index % 64))
        while word == 0 {
            place += 1
            guard place * 64 < end, place < marks.count else { return end }
            word = marks[place]
        }
        return min(end, place * 64 + word.trailingZeroBitCount)
    }

    func isSpace(_ index: Int) -> Bool { self[index] == 0x20 }

    func isBreak(_ index: Int) -> Bool { self[index] == 0x0A || index >= scalars.count }

    /// Whether blanks, a line's end or the text's end stand there.
    func isBlank(_ index: Int) -> Bool { isSpace(index) || isBreak(index) || index < 0 }

    /// The first offset from `index` on, before `end`, that holds no blank of this line.
    func skippingSpaces(from index: Int, to end: Int) -> Int {
        var index = index
        while index < end, isSpace(index) { index += 1 }
        return index
    }

    /// The range without blanks and line ends around it.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, isBlank(start) { start += 1 }
        while end > start, isBlank(end - 1) { end -= 1 }
        return start..<end
    }

    /// Where the line that holds `index` ends, looking no further than `limit`.
    func lineEnd(from index: Int, to limit: Int) -> Int {
        var index = nextMark(from: index, to: limit)
        while index < limit, self[index] != 0x0A { index = nextMark(from: index + 1, to: limit) }
        return index
    }

    /// The first offset from `index` on that a blank stands before; `end` where none is before it.
    func nextBehindBlank(from index: Int, to end: Int) -> Int {
        guard index < end, !isBlank(index - 1) else { return min(index, end) }
        var index = nextMark(from: index, to: end)
        while index < end, !isBlank(index) { index = nextMark(from: index + 1, to: end) }
        return min(index + 1, end)
    }

    /// Whether a word stands at an offset.
    func holds(_ word: [Unicode.Scalar], at start: Int) -> Bool {
        word.indices.allSatisfy { self[start + $0].is(word[$0]) }
    }

    /// Whether the scalar is a Chinese character.
    func isHan(_ index: Int) -> Bool {
        switch self[index] {
        case 0x3400...0x4DBF, 0x4E00...0x9FFF: true
        default: false
        }
    }

    /// The value of a decimal digit of either width.
    func digit(_ index: Int) -> Int? {
        let value = self[index]
        return value >= 0x30 && value <= 0x39 ? Int(value - 0x30) : nil
    }
}

extension UInt32 {
    /// Lets rules name a folded scalar by its character.
    @inline(__always)
    static func ~= (scalar: Unicode.Scalar, value: UInt32) -> Bool { scalar.value == value }

    /// Whether it is a character.
    @inline(__always)
    func `is`(_ scalar: Unicode.Scalar) -> Bool { scalar.value == self }

    /// Whether it is one of some characters.
    @inline(__always)
    func isOne<let count: Int>(of scalars: [count of Unicode.Scalar]) -> Bool {
        for index in scalars.indices where scalars[index].value == self { return true }
        return false
    }
}
