/// A text as an array of Unicode scalars: offsets are those of the report's ranges, and reading outside gives 0.
struct ScalarText: Sendable {
    private let scalars: [UInt32]
    private let folding: Folding

    init(_ text: String, folding: Folding) {
        self.folding = folding
        // Counted first: a byte a scalar would be room enough, but three times what Chinese takes, and a process may
        // have a limit on what it reserves.
        scalars = [UInt32](unsafeUninitializedCapacity: text.unicodeScalars.count) { buffer, count in
            for scalar in text.unicodeScalars {
                buffer[count] = scalar.value
                count += 1
            }
        }
    }

    var count: Int { scalars.count }

    /// The scalar as it is compared: width, script, blanks and dashes folded; 0 outside the text.
    subscript(index: Int) -> UInt32 {
        guard index >= 0, index < scalars.count else { return 0 }
        return folding.fold(scalars[index])
    }

    /// The text of a range as it stands there.
    func string(_ range: Range<Int>) -> String {
        let range = range.clamped(to: 0..<scalars.count)
        var view = String.UnicodeScalarView()
        for value in scalars[range] {
            if let scalar = Unicode.Scalar(value) { view.append(scalar) }
        }
        return String(view)
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
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x323AF: true
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
    static func ~= (scalar: Unicode.Scalar, value: UInt32) -> Bool { scalar.value == value }

    func isOne(of scalars: StaticString) -> Bool {
        guard let known = Unicode.Scalar(self), self != 0 else { return false }
        return scalars.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }.unicodeScalars.contains(known)
    }
}
