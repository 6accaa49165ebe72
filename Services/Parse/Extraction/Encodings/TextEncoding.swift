/// The encodings that plain text is read in.
enum TextEncoding: String, Sendable, CaseIterable {
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    /// Also GB 2312 and GBK, which it contains.
    case gb18030
    /// With the Hong Kong supplement, which contains what Taiwan uses.
    case big5

    /// About how many bytes of UTF-8 come of so many bytes.
    func expectedLength(ofBytes count: Int) -> Int {
        self == .utf8 ? count : count + count / 2
    }

    /// Decodes everything into the sink; false when so much is undecodable that it can't be this encoding throughout.
    func decode(_ bytes: UnsafeRawBufferPointer, into sink: inout TextSink) -> Bool {
        switch self {
        case .utf8: UTF8Decoding.decode(bytes, into: &sink)
        case .utf16LittleEndian: UTF16Decoding.decode(bytes, bigEndian: false, into: &sink)
        case .utf16BigEndian: UTF16Decoding.decode(bytes, bigEndian: true, into: &sink)
        case .gb18030: CharacterSetDecoding.decode(bytes, from: "GB18030", into: &sink)
        case .big5: CharacterSetDecoding.decode(bytes, from: "BIG5-HKSCS", into: &sink)
        }
        return sink.replacements < 100 || sink.replacements < bytes.count / 10
    }
}
