/// Walks over the written form of folded text, unit by unit.
package struct UnitCursor {
    /// One unit of the form.
    package struct Unit {
        /// Its bytes in the form.
        package var bytes: Range<Int>
        /// Whether it is a word; two words that are neighbours need a joint.
        package var isWord: Bool
        /// The scalar of a unit that is no word.
        package var scalar: UInt32
    }

    /// What stands at the cursor.
    package enum Step {
        /// A unit.
        case unit(Unit)
        /// A break that no phrase reaches over.
        case lineEnd
        /// The end of a part.
        case sectionEnd
    }

    private let form: [UInt8]
    private var index = 0

    /// Starts at the first byte.
    package init(_ form: [UInt8]) { self.form = form }

    /// The next step, or nil at the end; bytes that no form has are passed over.
    @inline(__always)
    package mutating func next() -> Step? {
        while index < form.count {
            let byte = form[index]
            if byte >= 0xC0 { return .unit(scalar(from: byte)) }
            if Self.isASCIIWord(byte) { return .unit(word(until: { !Self.isASCIIWord($0) })) }
            index += 1
            switch byte {
            case 0x0A: return .lineEnd
            case FoldedText.partEnd: return .sectionEnd
            case FoldedText.wordOpen: return .unit(word(until: { $0 == FoldedText.wordClose }))
            default: continue
            }
        }
        return nil
    }

    @inline(__always)
    private mutating func scalar(from byte: UInt8) -> Unit {
        let start = index
        let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
        var value = UInt32(byte) & (0x7F >> UInt32(length))
        index = min(start + length, form.count)
        for position in start + 1..<max(start + 1, index) { value = value << 6 | UInt32(form[position] & 0x3F) }
        return Unit(bytes: start..<index, isWord: false, scalar: value)
    }

    @inline(__always)
    private mutating func word(until isEnd: (UInt8) -> Bool) -> Unit {
        let start = index
        while index < form.count, !isEnd(form[index]) { index += 1 }
        return Unit(bytes: start..<index, isWord: true, scalar: 0)
    }

    @inline(__always)
    private static func isASCIIWord(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
    }
}
