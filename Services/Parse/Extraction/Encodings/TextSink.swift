/// Collects UTF-8, turning line ends into `\n` and leaving out NUL and BOM, whatever pieces it comes in.
struct TextSink {
    private(set) var bytes: [UInt8] = []
    /// How many U+FFFD the decoder put in.
    private(set) var replacements = 0
    /// Whether nothing but white space came.
    private(set) var isBlank = true
    private var afterReturn = false

    init(capacity: Int) {
        bytes.reserveCapacity(capacity)
    }

    /// Takes valid UTF-8 that does not end inside a scalar.
    mutating func append(_ part: UnsafeBufferPointer<UInt8>) {
        var start = part.startIndex
        var index = start
        while index < part.endIndex {
            let byte = part[index]
            if byte > 0x0D, byte != 0xEF {
                if isBlank, byte != 0x20 { isBlank = false }
                afterReturn = false
                index += 1
                continue
            }
            switch byte {
            case 0x0D:
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: part[start..<index]))
                bytes.append(0x0A)
                afterReturn = true
                index += 1
                start = index
            case 0x0A where afterReturn, 0x00:
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: part[start..<index]))
                if byte == 0x0A { afterReturn = false }
                index += 1
                start = index
            case 0xEF where Self.isMark(part, at: index):
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: part[start..<index]))
                index += 3
                start = index
            default:
                if byte == 0xEF { isBlank = false }
                afterReturn = false
                index += 1
            }
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: part[start..<index]))
    }

    /// Puts U+FFFD where something can't be decoded.
    mutating func appendReplacement() {
        bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
        replacements += 1
        isBlank = false
        afterReturn = false
    }

    private static func isMark(_ part: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        index + 2 < part.endIndex && part[index + 1] == 0xBB && part[index + 2] == 0xBF
    }
}
