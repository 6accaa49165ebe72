/// Texts as XML 1.0 and the string type of workbooks (ECMA-376 part 1, 22.9.2.19 ST_Xstring) have them.
enum XMLText {
    /// Adds a text in UTF-8.
    ///
    /// What XML can't hold (control characters, U+FFFE, U+FFFF) and CR, which XML would read as LF,
    /// becomes `_xHHHH_`; where that stands in the text itself its first `_` does.
    static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        var start = 0
        func replace(_ index: Int, count: Int = 1, by replacement: String) {
            bytes.append(contentsOf: text[start..<index])
            bytes.append(contentsOf: replacement.utf8)
            start = index + count
        }
        for index in text.indices {
            switch text[index] {
            case UInt8(ascii: "&"): replace(index, by: "&amp;")
            case UInt8(ascii: "<"): replace(index, by: "&lt;")
            case UInt8(ascii: ">"): replace(index, by: "&gt;")
            case UInt8(ascii: "\""): replace(index, by: "&quot;")
            case 0x09, 0x0A: break
            case 0..<0x20: replace(index, by: escape(UInt16(text[index])))
            case UInt8(ascii: "_") where isEscape(text, at: index): replace(index, by: escape(0x5F))
            case 0xEF where index + 2 < text.count && text[index + 1] == 0xBF && text[index + 2] >= 0xBE:
                replace(index, count: 3, by: escape(text[index + 2] == 0xBE ? 0xFFFE : 0xFFFF))
            default: break
            }
        }
        bytes.append(contentsOf: text[start...])
    }

    static func append(_ text: String, to bytes: inout [UInt8]) {
        var text = text
        text.withUTF8 { append($0, to: &bytes) }
    }

    private static func escape(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16, uppercase: true)
        return "_x" + String(repeating: "0", count: 4 - digits.utf8.count) + digits + "_"
    }

    private static func isEscape(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        guard index + 6 < text.count, text[index + 1] == UInt8(ascii: "x"), text[index + 6] == UInt8(ascii: "_") else {
            return false
        }
        return (index + 2...index + 5).allSatisfy { text[$0].hexDigit != nil }
    }
}
