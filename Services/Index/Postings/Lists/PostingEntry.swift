/// What a list keeps of one document: a number, or bytes whose length stands before them.
///
/// It begins with a varint: `number << 1`, or `length << 1 | 1` and the bytes of the body. So what nobody asks for is
/// passed over without reading it.
enum PostingEntry: Equatable {
    /// A number alone.
    case number(UInt64)
    /// Where the body lies.
    case body(Range<Int>)

    /// Writes a number of at most 63 bits.
    @inline(__always)
    static func write(number: UInt64, to bytes: inout [UInt8]) { Varint.write(number << 1, to: &bytes) }

    /// Writes what stands before a body.
    @inline(__always)
    static func write(bodyLength: Int, to bytes: inout [UInt8]) {
        Varint.write(UInt64(truncatingIfNeeded: bodyLength) << 1 | 1, to: &bytes)
    }

    /// Reads one and goes behind it; nil where the bytes end within it.
    @inline(__always)
    static func read(_ bytes: UnsafeBufferPointer<UInt8>, at index: inout Int) -> PostingEntry? {
        guard let head = Varint.read(bytes, at: &index) else { return nil }
        guard head & 1 == 1 else { return .number(head >> 1) }
        guard head >> 1 <= UInt64(bytes.count - index) else { return nil }
        let start = index
        index += Int(head >> 1)
        return .body(start..<index)
    }

    /// Goes behind one; false where the bytes end within it.
    @inline(__always)
    static func pass(_ bytes: UnsafeBufferPointer<UInt8>, at index: inout Int) -> Bool {
        guard let head = Varint.read(bytes, at: &index) else { return false }
        guard head & 1 == 1 else { return true }
        guard head >> 1 <= UInt64(bytes.count - index) else { return false }
        index += Int(head >> 1)
        return true
    }
}
