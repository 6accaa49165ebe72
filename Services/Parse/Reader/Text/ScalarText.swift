/// A text as an array of Unicode scalars in the form in which they are compared: offsets are those of the report's
/// ranges, and reading outside gives 0.
struct ScalarText: Sendable {
    /// Folded.
    ///
    /// Beyond the basic plane only Han is told from the rest; no rule names a scalar there.
    private let scalars: [UInt16]
    private let text: String
    /// Where every 64th scalar begins in the text's UTF-8.
    private let marks: [Int]

    private static let stride = 64
    private static let otherHan: UInt16 = 0x9FFE
    private static let other: UInt16 = 0xFFFD

    init(_ text: String, folding: Folding) {
        var text = text
        text.makeContiguousUTF8()
        // Counted first: a byte a scalar would be room enough, but three times what Chinese takes, and a process may
        // have a limit on what it reserves.
        let count = text.utf8.withContiguousStorageIfAvailable { bytes in
            bytes.reduce(into: 0) { count, byte in count += byte & 0xC0 == 0x80 ? 0 : 1 }
        }
        var marks: [Int] = []
        marks.reserveCapacity((count ?? 0) / Self.stride + 1)
        scalars = [UInt16](unsafeUninitializedCapacity: count ?? 0) { buffer, filled in
            text.utf8.withContiguousStorageIfAvailable { bytes in
                var offset = 0
                while offset < bytes.count, filled < buffer.count {
                    if filled % Self.stride == 0 { marks.append(offset) }
                    let (value, length) = Self.decode(bytes, at: offset)
                    buffer[filled] = value <= 0xFFFF ? folding.fold(UInt16(value)) : Self.beyond(value)
                    filled += 1
                    offset += length
                }
            }
        }
        self.text = text
        self.marks = marks
    }

    /// The scalar that begins at an offset of valid UTF-8, and its bytes.
    @inline(__always)
    private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> (value: UInt32, length: Int) {
        let first = UInt32(bytes[offset])
        if first < 0x80 { return (first, 1) }
        func next(_ index: Int) -> UInt32 { UInt32(bytes[offset + index]) & 0x3F }
        if first < 0xE0 { return ((first & 0x1F) << 6 | next(1), 2) }
        if first < 0xF0 { return ((first & 0x0F) << 12 | next(1) << 6 | next(2), 3) }
        return ((first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
    }

    private static func beyond(_ value: UInt32) -> UInt16 { (0x20000...0x323AF).contains(value) ? otherHan : other }

    var count: Int { scalars.count }

    /// The scalar as it is compared: width, script, blanks and dashes folded; 0 outside the text.
    @inline(__always)
    subscript(index: Int) -> UInt32 {
        index >= 0 && index < scalars.count ? UInt32(scalars[index]) : 0
    }

    /// The text of a range as it stands there.
    func string(_ range: Range<Int>) -> String {
        let range = range.clamped(to: 0..<scalars.count)
        return text.utf8.withContiguousStorageIfAvailable { bytes in
            let start = byteOffset(of: range.lowerBound, in: bytes)
            var end = start
            for _ in range { end += Self.decode(bytes, at: end).length }
            return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
        } ?? ""
    }

    private func byteOffset(of index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        guard index < scalars.count else { return bytes.count }
        var offset = marks[index / Self.stride]
        for _ in 0..<(index % Self.stride) { offset += Self.decode(bytes, at: offset).length }
        return offset
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
        var index = index
        while index < limit, self[index] != 0x0A { index += 1 }
        return index
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

    /// Whether it is one of the characters; none of them may lie beyond the basic plane.
    @inline(__always)
    func isOne(of characters: StaticString) -> Bool {
        characters.withUTF8Buffer { bytes in
            var offset = 0
            while offset < bytes.count {
                let first = UInt32(bytes[offset])
                if first < 0x80 {
                    if first == self { return self != 0 }
                    offset += 1
                } else if first < 0xE0 {
                    if (first & 0x1F) << 6 | UInt32(bytes[offset + 1]) & 0x3F == self { return true }
                    offset += 2
                } else {
                    let value = (first & 0x0F) << 12 | (UInt32(bytes[offset + 1]) & 0x3F) << 6
                    if value | UInt32(bytes[offset + 2]) & 0x3F == self { return true }
                    offset += 3
                }
            }
            return false
        }
    }
}
