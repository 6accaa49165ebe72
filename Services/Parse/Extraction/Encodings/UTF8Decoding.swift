/// Decodes UTF-8 of any quality.
enum UTF8Decoding {
    /// Puts each maximal broken part in as one U+FFFD, as the Unicode standard recommends.
    static func decode(_ bytes: UnsafeRawBufferPointer, into sink: inout TextSink) {
        let bytes = bytes.bindMemory(to: UInt8.self)
        var start = 0
        var index = 0
        while index < bytes.count {
            if bytes[index] < 0x80 {
                index += 1
                continue
            }
            let (length, valid) = sequence(bytes, at: index)
            if !valid {
                sink.append(UnsafeBufferPointer(rebasing: bytes[start..<index]))
                sink.appendReplacement()
                start = index + length
            }
            index += length
        }
        sink.append(UnsafeBufferPointer(rebasing: bytes[start..<index]))
    }

    /// How many bytes the scalar, or the broken part of one, takes.
    static func sequence(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (length: Int, valid: Bool) {
        let lead = bytes[index]
        let needed: Int
        var range: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0x00...0x7F: return (1, true)
        case 0xC2...0xDF: needed = 1
        case 0xE0:
            needed = 2
            range = 0xA0...0xBF
        case 0xED:
            needed = 2
            range = 0x80...0x9F
        case 0xE1...0xEF: needed = 2
        case 0xF0:
            needed = 3
            range = 0x90...0xBF
        case 0xF1...0xF3: needed = 3
        case 0xF4:
            needed = 3
            range = 0x80...0x8F
        default: return (1, false)
        }
        var length = 1
        while length <= needed {
            guard index + length < bytes.count, range.contains(bytes[index + length]) else { return (length, false) }
            range = 0x80...0xBF
            length += 1
        }
        return (length, true)
    }
}
