/// Whole numbers in as few bytes as they need: LEB128 without sign (DWARF 5, 7.6), at most ten bytes.
enum Varint {
    /// Writes a number.
    @inline(__always)
    static func write(_ value: UInt64, to bytes: inout [UInt8]) {
        var value = value
        while value >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: value) | 0x80)
            value >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: value))
    }

    /// Reads a number and goes behind it; nil where the bytes end within it, or it is longer than any number.
    @inline(__always)
    static func read(_ bytes: UnsafeBufferPointer<UInt8>, at index: inout Int) -> UInt64? {
        guard index < bytes.count else { return nil }
        let first = bytes[index]
        index += 1
        guard first >= 0x80 else { return UInt64(first) }
        var value = UInt64(first & 0x7F)
        var shift: UInt64 = 7
        while index < bytes.count, shift < 64 {
            let byte = bytes[index]
            index += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        return nil
    }

    /// Goes behind a number of numbers; false where the bytes end before.
    @inline(__always)
    static func skip(_ numbers: UInt64, in bytes: UnsafeBufferPointer<UInt8>, at index: inout Int) -> Bool {
        var left = numbers
        while left > 0 {
            guard index < bytes.count else { return false }
            if bytes[index] < 0x80 { left -= 1 }
            index += 1
        }
        return true
    }
}
