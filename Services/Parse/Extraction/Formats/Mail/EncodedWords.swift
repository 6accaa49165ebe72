import Foundation

/// Reads the text of header fields: encoded words (RFC 2047), and bytes beyond ASCII that were put in as they are.
enum EncodedWords {
    /// A run of bytes in one character set.
    private struct Run {
        var charset: String?
        var bytes: [UInt8] = []
    }

    /// Words next to each other are joined as bytes before they are decoded: mailers cut them inside of characters.
    static func decode(_ value: ArraySlice<UInt8>) -> String {
        var runs: [Run] = [Run(charset: nil)]
        var index = value.startIndex
        var blanks: [UInt8] = []
        while index < value.endIndex {
            if value[index] == UInt8(ascii: "="), let word = word(in: value, at: index) {
                // Blanks between two encoded words are none of the text (RFC 2047, 6.2).
                if runs.last?.charset == nil, let last = runs.indices.last {
                    runs[last].bytes.append(contentsOf: blanks)
                }
                blanks = []
                if runs.last?.charset == word.charset, let last = runs.indices.last {
                    runs[last].bytes.append(contentsOf: word.bytes)
                } else {
                    runs.append(Run(charset: word.charset, bytes: word.bytes))
                }
                index = word.end
                continue
            }
            if value[index] == 0x20 || value[index] == 0x09 {
                blanks.append(0x20)
            } else {
                if runs.last?.charset != nil { runs.append(Run(charset: nil)) }
                runs[runs.count - 1].bytes.append(contentsOf: blanks)
                runs[runs.count - 1].bytes.append(value[index])
                blanks = []
            }
            index += 1
        }
        return runs.map { MailCharacters.string($0.bytes, charset: $0.charset) }.joined()
    }

    /// The encoded word there: `=?charset?B?…?=` or `=?charset?Q?…?=`.
    private static func word(
        in value: ArraySlice<UInt8>, at start: Int
    ) -> (charset: String, bytes: [UInt8], end: Int)? {
        let mark = UInt8(ascii: "?")
        guard value[start...].starts(with: "=?".utf8),
            let charsetEnd = value[(start + 2)...].prefix(60).firstIndex(of: mark), charsetEnd + 2 < value.endIndex,
            value[charsetEnd + 2] == mark
        else { return nil }
        let text = charsetEnd + 3
        var end = text
        // A word has 75 characters at most; mailers write longer ones.
        while end + 1 < value.endIndex, value[end] != mark || value[end + 1] != UInt8(ascii: "=") {
            guard value[end] != mark, end - text < 2_000 else { return nil }
            end += 1
        }
        guard end + 1 < value.endIndex else { return nil }
        let charset = String(
            decoding: value[(start + 2)..<charsetEnd].prefix { $0 != UInt8(ascii: "*") }, as: UTF8.self)
        let bytes: [UInt8]
        switch value[charsetEnd + 1].lowercasedASCII {
        case UInt8(ascii: "b"): bytes = TransferDecoding.base64(value[text..<end])
        case UInt8(ascii: "q"):
            bytes = TransferDecoding.quotedPrintable(value[text..<end].map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }[...])
        default: return nil
        }
        return (charset.lowercased(), bytes, end + 2)
    }
}

/// Turns the bytes of a mail into text.
enum MailCharacters {
    /// What is declared decides, where it is known; else the bytes do.
    static func string(_ bytes: [UInt8], charset: String?) -> String {
        if let encoding = charset.flatMap(TextEncoding.init(label:)) {
            var sink = TextSink(capacity: encoding.expectedLength(ofBytes: bytes.count))
            _ = bytes.withUnsafeBytes { encoding.decode($0, into: &sink) }
            return String(decoding: sink.bytes, as: UTF8.self)
        }
        guard let decoded = PageEncoding.decode(Data(bytes)) else { return String(decoding: bytes, as: UTF8.self) }
        return String(decoding: decoded.bytes, as: UTF8.self)
    }
}
