/// Decodes UTF-16 of any quality.
enum UTF16Decoding {
    /// Puts each lone surrogate, and a last odd byte, in as U+FFFD.
    static func decode(_ bytes: UnsafeRawBufferPointer, bigEndian: Bool, into sink: inout TextSink) {
        let units = bytes.count / 2
        func unit(_ index: Int) -> UInt32 {
            let (first, second) = (UInt32(bytes[index * 2]), UInt32(bytes[index * 2 + 1]))
            return bigEndian ? first << 8 | second : second << 8 | first
        }
        var buffer: [UInt8] = []
        let flushAt = 32 << 10
        buffer.reserveCapacity(flushAt + 4)
        var index = 0
        while index < units {
            let first = unit(index)
            index += 1
            var value = first
            if first & 0xFC00 == 0xD800, index < units, unit(index) & 0xFC00 == 0xDC00 {
                value = 0x10000 + (first & 0x3FF) << 10 + unit(index) & 0x3FF
                index += 1
            }
            if let scalar = Unicode.Scalar(value) {
                UTF8.encode(scalar).map { buffer.append(contentsOf: $0) }
            } else {
                flush(&buffer, into: &sink)
                sink.appendReplacement()
            }
            if buffer.count >= flushAt { flush(&buffer, into: &sink) }
        }
        flush(&buffer, into: &sink)
        if bytes.count % 2 == 1 { sink.appendReplacement() }
    }

    private static func flush(_ buffer: inout [UInt8], into sink: inout TextSink) {
        buffer.withUnsafeBufferPointer { sink.append($0) }
        buffer.removeAll(keepingCapacity: true)
    }
}
