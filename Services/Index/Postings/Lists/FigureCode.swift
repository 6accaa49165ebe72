/// How the values of one document's figures are written: exactly, in ascending order, as the body of a ``PostingEntry``.
///
/// A value is a varint. A whole number from zero below 2⁵³ is `value << 1`. Another that is a whole number `n` below 2⁵³
/// over a power of ten is `n << 5 | power << 2 | sign << 1 | 1` with a power up to six. What is neither is the power
/// seven alone, with the eight bytes of IEEE 754 binary64 behind it, little-endian. Dividing gives back the very same
/// double, since IEEE 754 rounds the quotient of two exact numbers correctly.
package enum FigureCode {
    private static let powers: [Double] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000]
    private static let rawPower: UInt64 = 7
    private static let exactBelow: Double = 9_007_199_254_740_992

    /// Writes values in any order as one entry.
    package static func write(_ values: some Collection<Double>, to bytes: inout [UInt8]) {
        var body: [UInt8] = []
        for value in values.sorted(by: precedes) { write(value, to: &body) }
        PostingEntry.write(bodyLength: body.count, to: &bytes)
        bytes += body
    }

    /// The order of values: that of IEEE 754, 5.10, so that even what is no number has its place.
    static func precedes(_ first: Double, _ second: Double) -> Bool {
        !second.isTotallyOrdered(belowOrEqualTo: first)
    }

    private static func write(_ value: Double, to bytes: inout [UInt8]) {
        let isNegative = value.sign == .minus
        for (power, factor) in powers.enumerated() {
            let scaled = (value.magnitude * factor).rounded()
            guard scaled < exactBelow else { break }
            guard scaled / factor == value.magnitude, !(isNegative && scaled == 0) else { continue }
            let number = UInt64(scaled)
            let isPlain = power == 0 && !isNegative
            let sign: UInt64 = isNegative ? 2 : 0
            Varint.write(isPlain ? number << 1 : number << 5 | UInt64(power) << 2 | sign | 1, to: &bytes)
            return
        }
        Varint.write(rawPower << 2 | 1, to: &bytes)
        for shift in stride(from: UInt64(0), to: 64, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: value.bitPattern >> shift))
        }
    }

    /// Adds the values of a body; false where it is damaged.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>, into values: inout [Double]) -> Bool {
        var index = 0
        while index < bytes.count {
            guard let head = Varint.read(bytes, at: &index) else { return false }
            let power = head >> 2 & 7
            if head & 1 == 0 {
                values.append(Double(head >> 1))
            } else if power < rawPower {
                let value = Double(head >> 5) / powers[Int(power)]
                values.append(head & 2 == 0 ? value : -value)
            } else {
                guard bytes.count - index >= 8 else { return false }
                var pattern: UInt64 = 0
                for offset in 0..<8 { pattern |= UInt64(bytes[index + offset]) << UInt64(offset * 8) }
                values.append(Double(bitPattern: pattern))
                index += 8
            }
        }
        return true
    }
}
