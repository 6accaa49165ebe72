/// Finds a row of bytes in another (Horspool, "Practical fast searching in strings", 1980).
struct ByteSearch {
    /// What is looked for.
    let bytes: [UInt8]
    /// How far the window moves when its last byte is this one.
    private let shifts: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        let longest = UInt8(clamping: bytes.count)
        var shifts = [UInt8](repeating: longest, count: 256)
        for (index, byte) in bytes.dropLast().enumerated() {
            shifts[Int(byte)] = UInt8(clamping: bytes.count - 1 - index)
        }
        self.shifts = shifts
    }

    /// Calls `take` with the start of each place, overlapping ones too, until it says that it has enough.
    func each(in text: UnsafeBufferPointer<UInt8>, _ take: (Int) -> Bool) {
        guard let last = bytes.last else { return }
        let ahead = bytes.count - 1
        bytes.withUnsafeBufferPointer { bytes in
            shifts.withUnsafeBufferPointer { shifts in
                var end = ahead
                while end < text.count {
                    let byte = text[end]
                    if byte == last, Self.equal(text, end - ahead, bytes, count: ahead) {
                        guard take(end - ahead) else { return }
                    }
                    end += Int(shifts[Int(byte)])
                }
            }
        }
    }

    @inline(__always)
    private static func equal(
        _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ bytes: UnsafeBufferPointer<UInt8>, count: Int
    ) -> Bool {
        for index in 0..<count where text[start + index] != bytes[index] { return false }
        return true
    }
}
