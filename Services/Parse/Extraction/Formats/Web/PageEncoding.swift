import Foundation

/// Turns the bytes of a page into UTF-8: by its BOM, else UTF-8 where it holds together, else what is declared where the
/// page reads well in it, else what its bytes look like.
///
/// Pages that declare gb2312 or gbk hold characters of GB 18030, which contains both.
enum PageEncoding {
    /// A page as UTF-8 without BOM, NUL and `\r`.
    struct Decoded {
        var bytes: [UInt8]
        var encoding: TextEncoding
        var replacements: Int
    }

    /// How far a declaration is looked for (WHATWG, 13.2.3.2, has 1,024 bytes; pages put scripts before it).
    private static let window = 16 << 10

    /// - Parameter declared: What a mail or an archive declares about the page; it wins over the page itself.
    /// - Returns: nil for what is no text.
    static func decode(_ data: Data, declared: String? = nil) -> Decoded? {
        if let encoding = mark(of: data) ?? (isUTF8(data) ? .utf8 : nil) { return decode(data, in: encoding) }
        let labels = [declared, label(in: data)].compactMap { $0 }
        if let encoding = labels.lazy.compactMap(TextEncoding.init(label:)).first, encoding.fits(data) {
            return decode(data, in: encoding)
        }
        guard let (encoding, text) = TextEncoding.detect(in: data) else {
            // Too broken for any doubt to be settled; what it says of itself is as good as anything.
            return labels.lazy.compactMap(TextEncoding.init(label:)).first.map { decode(data, in: $0) }
        }
        return decode(text, in: encoding)
    }

    private static func decode(_ data: Data, in encoding: TextEncoding) -> Decoded {
        var sink = TextSink(capacity: encoding.expectedLength(ofBytes: data.count))
        _ = data.withUnsafeBytes { encoding.decode($0, into: &sink) }
        return Decoded(bytes: sink.bytes, encoding: encoding, replacements: sink.replacements)
    }

    private static func mark(of data: Data) -> TextEncoding? {
        if data.starts(with: [0xEF, 0xBB, 0xBF]) { return TextEncoding.utf8.fits(data) ? .utf8 : nil }
        if data.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
        if data.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
        return nil
    }

    private static func isUTF8(_ data: Data) -> Bool {
        data.withUnsafeBytes { raw in
            let bytes = raw.bindMemory(to: UInt8.self)
            var index = 0
            while index < bytes.count {
                if bytes[index] < 0x80 {
                    index += 1
                    continue
                }
                let (length, valid) = UTF8Decoding.sequence(bytes, at: index)
                guard valid else { return false }
                index += length
            }
            return true
        }
    }

    /// What a page declares: `<meta charset=…>`, `content="text/html; charset=…"` or `<?xml encoding="…"?>`.
    private static func label(in data: Data) -> String? {
        let head = data.prefix(window).map(\.lowercasedASCII)
        for word in ["charset", "encoding"] {
            var from = 0
            while let place = head.place(of: word, from: from) {
                from = place + word.utf8.count
                let rest = head[from...].drop { $0.isMarkupSpace }
                guard rest.first == UInt8(ascii: "=") else { continue }
                let value = rest.dropFirst().drop { $0.isMarkupSpace || $0 == 0x22 || $0 == 0x27 }
                    .prefix { $0.isASCIILetter || $0.isASCIIDigit || $0 == 0x2D || $0 == 0x5F }
                if !value.isEmpty, value.count <= 24 { return String(decoding: value, as: UTF8.self) }
            }
        }
        return nil
    }
}

extension TextEncoding {
    /// The encoding of a label that pages and mails use, in any case (WHATWG Encoding, 4.2); UTF-16 is none, since
    /// whoever can read such a label does not have it before them.
    init?(label: String) {
        switch label.lowercased() {
        case "utf-8", "utf8", "unicode-1-1-utf-8": self = .utf8
        case "gb2312", "gbk", "gb18030", "gb_2312-80", "gb_2312", "x-gbk", "csgb2312", "chinese", "euc-cn", "cp936",
            "ms936", "windows-936":
            self = .gb18030
        case "big5", "big5-hkscs", "x-x-big5", "cn-big5", "csbig5": self = .big5
        default: return nil
        }
    }
}

extension [UInt8] {
    /// Where a word of ASCII stands first, from a place on.
    func place(of word: String, from start: Int = 0) -> Int? {
        let word = [UInt8](word.utf8)
        guard let first = word.first, count >= word.count, start <= count - word.count else { return nil }
        return (start...(count - word.count)).first { self[$0] == first && self[$0...].starts(with: word) }
    }
}
