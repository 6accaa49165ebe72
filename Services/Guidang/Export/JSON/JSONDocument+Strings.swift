extension JSONDocument {
    /// Adds what a string says, in UTF-8, its escapes resolved (RFC 8259, section 7); half of a surrogate pair is U+FFFD.
    func appendText(of string: Int, to text: inout [UInt8]) {
        let (start, end) = (Int(nodes[string].start), Int(nodes[string].end))
        var position = start
        while let escape = bytes[position..<end].firstIndex(of: UInt8(ascii: "\\")) {
            text.append(contentsOf: bytes[position..<escape])
            position = escape + 2
            switch bytes[escape + 1] {
            case UInt8(ascii: "b"): text.append(0x08)
            case UInt8(ascii: "f"): text.append(0x0C)
            case UInt8(ascii: "n"): text.append(0x0A)
            case UInt8(ascii: "r"): text.append(0x0D)
            case UInt8(ascii: "t"): text.append(0x09)
            case UInt8(ascii: "u"): position = appendScalar(at: escape, end: end, to: &text)
            case let other: text.append(other)
            }
        }
        text.append(contentsOf: bytes[position..<end])
    }

    /// How many Unicode scalars a string has.
    func scalarCount(of string: Int) -> Int {
        let slice = raw(string)
        if !slice.contains(UInt8(ascii: "\\")) {
            // Every byte that does not continue a scalar begins one.
            return slice.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
        }
        var text: [UInt8] = []
        text.reserveCapacity(slice.count)
        appendText(of: string, to: &text)
        return text.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    }

    /// The scalar of a `\u` escape, or of two that are a pair; gives the place behind.
    private func appendScalar(at escape: Int, end: Int, to text: inout [UInt8]) -> Int {
        let first = unit(at: escape)
        var (value, behind) = (first, escape + 6)
        if (0xD800..<0xDC00).contains(first), behind + 6 <= end, bytes[behind] == UInt8(ascii: "\\"),
            bytes[behind + 1] == UInt8(ascii: "u")
        {
            let second = unit(at: behind)
            if (0xDC00..<0xE000).contains(second) {
                value = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
                behind += 6
            }
        }
        let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
        text.append(contentsOf: String(Character(scalar)).utf8)
        return behind
    }

    private func unit(at escape: Int) -> UInt32 {
        (escape + 2..<escape + 6).reduce(0) { $0 << 4 | (bytes[$1].hexDigit ?? 0) }
    }
}
