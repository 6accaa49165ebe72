import Glibc

/// Decodes what the C library's iconv knows.
enum CharacterSetDecoding {
    /// Puts each byte that fits nowhere, and a cut last character, in as U+FFFD.
    static func decode(_ bytes: UnsafeRawBufferPointer, from name: String, into sink: inout TextSink) {
        guard let converter = iconv_open("UTF-8", name), Int(bitPattern: converter) != -1 else {
            sink.appendReplacement()
            return
        }
        defer { iconv_close(converter) }
        guard let base = bytes.baseAddress else { return }
        // iconv takes a mutable pointer by its C signature but never writes through it.
        var input: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(mutating: base).assumingMemoryBound(
            to: CChar.self
        )
        var remaining = bytes.count
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64 << 10) { buffer in
            func convert(_ input: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Int32 {
                var output = buffer.baseAddress
                var room = buffer.count
                let result = iconv(converter, input, &remaining, &output, &room)
                let failure = result == -1 ? errno : 0
                UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[0..<(buffer.count - room)])
                    .withMemoryRebound(to: UInt8.self) { sink.append($0) }
                return failure
            }
            while remaining > 0 {
                let failure = convert(&input)
                if failure == 0 || failure == E2BIG { continue }
                sink.appendReplacement()
                if failure == EINVAL { break }
                input = input.map { $0 + 1 }
                remaining -= 1
            }
            // Big5 of Hong Kong holds a letter back until it knows whether an accent follows.
            _ = convert(nil)
        }
    }
}
