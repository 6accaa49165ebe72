/// Numbers of one width in bits, one behind the other from the lowest bit of the first byte.
enum BitPacking {
    /// Bits that the numbers from zero to a greatest one need, at least one.
    static func width(greatest: Int) -> Int { max(1, Int.bitWidth - greatest.leadingZeroBitCount) }

    /// Bytes that so many numbers take.
    static func length(count: Int, width: Int) -> Int { (count * width + 7) / 8 }

    /// Writes numbers.
    static func write(_ numbers: [UInt32], width: Int, to bytes: inout [UInt8]) {
        bytes.reserveCapacity(bytes.count + length(count: numbers.count, width: width))
        var kept: UInt64 = 0
        var bits = 0
        for number in numbers {
            kept |= UInt64(number) << UInt64(bits)
            bits += width
            while bits >= 8 {
                bytes.append(UInt8(truncatingIfNeeded: kept))
                kept >>= 8
                bits -= 8
            }
        }
        if bits > 0 { bytes.append(UInt8(truncatingIfNeeded: kept)) }
    }

    /// Reads numbers of at most 32 bits; the bytes must be as many as ``length(count:width:)`` says.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>, count: Int, width: Int) -> [UInt32] {
        let mask = UInt64(1) << UInt64(width) - 1
        return [UInt32](unsafeUninitializedCapacity: count) { numbers, filled in
            var kept: UInt64 = 0
            var bits = 0
            var index = 0
            for number in 0..<count {
                while bits < width {
                    kept |= UInt64(bytes[index]) << UInt64(bits)
                    index += 1
                    bits += 8
                }
                numbers[number] = UInt32(truncatingIfNeeded: kept & mask)
                kept >>= UInt64(width)
                bits -= width
            }
            filled = count
        }
    }
}
