import Foundation

/// Turns a file's name, which is bytes, into text that people can read and that compares equal when it looks equal.
package enum NameText {
    /// The name in NFC: from UTF-8, else from GB18030 (which GBK and GB2312 are parts of), else percent-escaped.
    package static func readable(_ name: [UInt8]) -> String {
        let text = String(validating: name, as: UTF8.self) ?? decodedFromGB18030(name) ?? escaped(name)
        return withoutControls(text.precomposedStringWithCanonicalMapping)
    }

    // The value of kCFStringEncodingGB_18030_2000 with the bit that marks it as one of Core Foundation's.
    private static let gb18030 = String.Encoding(rawValue: 0x8000_0632)

    private static func decodedFromGB18030(_ name: [UInt8]) -> String? {
        String(data: Data(name), encoding: gb18030)
    }

    private static func escaped(_ name: [UInt8]) -> String {
        name.map { $0 < 0x80 && $0 != UInt8(ascii: "%") ? String(UnicodeScalar($0)) : percent($0) }.joined()
    }

    // A line break in a name would forge lines in a log or a why.txt.
    private static func withoutControls(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        return text.unicodeScalars.map { scalar in
            isControl(scalar) ? String(scalar).utf8.map(percent).joined() : String(scalar)
        }.joined()
    }

    private static func isControl(_ scalar: UnicodeScalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }

    private static func percent(_ byte: UInt8) -> String {
        let digits = Array("0123456789ABCDEF")
        return "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
    }
}
