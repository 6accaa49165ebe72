/// Goes over JSON text (RFC 8259) value by value and keeps nothing of it; how deep it nests does not matter.
struct JSONScan {
    private let bytes: UnsafeBufferPointer<UInt8>
    /// Of the next byte.
    private(set) var position: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>, from position: Int = 0) {
        self.bytes = bytes
        self.position = position
    }

    /// The next byte; 0, which stands nowhere in JSON, at the end.
    var byte: UInt8 { position < bytes.count ? bytes[position] : 0 }

    mutating func skipSpace() {
        while byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    mutating func take(_ expected: UInt8) throws(JSONSyntaxError) {
        guard byte == expected else { throw JSONSyntaxError(offset: position) }
        position += 1
    }

    /// Skips space and the value behind it.
    mutating func skipValue() throws(JSONSyntaxError) {
        var closers: [UInt8] = []
        repeat {
            skipSpace()
            if let closer = try skipScalarOrOpen() {
                closers.append(closer)
                skipSpace()
                if byte != closer {
                    if closer == UInt8(ascii: "}") { try skipKey() }
                    continue
                }
            }
            try skipEnd(&closers)
        } while !closers.isEmpty
    }

    /// Behind a value: the brackets that end there, or the comma and the key of the next.
    private mutating func skipEnd(_ closers: inout [UInt8]) throws(JSONSyntaxError) {
        while let closer = closers.last {
            skipSpace()
            if byte == UInt8(ascii: ",") {
                position += 1
                if closer == UInt8(ascii: "}") { try skipKey() }
                return
            }
            try take(closer)
            closers.removeLast()
        }
    }

    private mutating func skipKey() throws(JSONSyntaxError) {
        skipSpace()
        try skipString()
        skipSpace()
        try take(UInt8(ascii: ":"))
    }

    /// Skips a value without parts, or an opening bracket, and gives the one that closes it.
    private mutating func skipScalarOrOpen() throws(JSONSyntaxError) -> UInt8? {
        switch byte {
        case UInt8(ascii: "\""): try skipString()
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            // ASCII: `}` and `]` stand two behind their openers.
            position += 1
            return bytes[position - 1] + 2
        case UInt8(ascii: "t"): try skipWord("true")
        case UInt8(ascii: "f"): try skipWord("false")
        case UInt8(ascii: "n"): try skipWord("null")
        default: try skipNumber()
        }
        return nil
    }

    mutating func skipString() throws(JSONSyntaxError) {
        try take(UInt8(ascii: "\""))
        while true {
            skipPlain()
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return
            case UInt8(ascii: "\\"): try skipEscape()
            case 0..<0x20: throw JSONSyntaxError(offset: position)
            default: position += 1
            }
        }
    }

    /// Skips what stands for itself in a string, eight bytes at a time as long as there are so many.
    ///
    /// How a byte below a number, or a zero byte, is found in a word: Anderson, "Bit Twiddling Hacks", the last chapters.
    private mutating func skipPlain() {
        let (ones, tops): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
        let raw = UnsafeRawBufferPointer(bytes)
        while position + 8 <= bytes.count {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
            let quotes = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
            let escapes = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
            let below = (word &- ones &* 0x20) & ~word
            let ends = (below | (quotes &- ones) & ~quotes | (escapes &- ones) & ~escapes) & tops
            guard ends == 0 else {
                // The lowest is always right: only what stands above one may be marked in error.
                position += ends.trailingZeroBitCount >> 3
                return
            }
            position += 8
        }
    }

    private mutating func skipEscape() throws(JSONSyntaxError) {
        position += 1
        switch byte {
        case UInt8(ascii: "u"):
            position += 1
            for _ in 0..<4 {
                guard Character(UnicodeScalar(byte)).isHexDigit else { throw JSONSyntaxError(offset: position) }
                position += 1
            }
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            position += 1
        default: throw JSONSyntaxError(offset: position)
        }
    }

    private mutating func skipWord(_ word: StaticString) throws(JSONSyntaxError) {
        for index in 0..<word.utf8CodeUnitCount { try take(word.utf8Start[index]) }
    }

    private mutating func skipNumber() throws(JSONSyntaxError) {
        if byte == UInt8(ascii: "-") { position += 1 }
        if byte == UInt8(ascii: "0") { position += 1 } else { try skipDigits() }
        if byte == UInt8(ascii: ".") {
            position += 1
            try skipDigits()
        }
        if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
            position += 1
            if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { position += 1 }
            try skipDigits()
        }
    }

    private mutating func skipDigits() throws(JSONSyntaxError) {
        let start = position
        while (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        if position == start { throw JSONSyntaxError(offset: position) }
    }
}
