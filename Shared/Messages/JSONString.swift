internal import Foundation

/// Strings of JSON (RFC 8259, section 7).
enum JSONString {
    /// The string that a value is, of which ``JSONScan`` has seen that it is one of JSON; nil for a value of another kind.
    ///
    /// The escapes that texts of reports have are taken back here, for a search shows a piece of ten texts; a value with
    /// any other escape is left to Foundation.
    static func decode(_ value: UnsafeBufferPointer<UInt8>) -> String? {
        plain(value) ?? (try? JSONDecoder().decode(String.self, from: Data(value)))
    }

    private static func plain(_ value: UnsafeBufferPointer<UInt8>) -> String? {
        guard value.count >= 2, value.first == quote, value.last == quote else { return nil }
        let inside = UnsafeBufferPointer(rebasing: value[1..<value.count - 1])
        guard inside.contains(UInt8(ascii: "\\")) else { return String(validating: inside, as: UTF8.self) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(value.count)
        var start = 1
        let end = value.count - 1
        while let escape = value[start..<end].firstIndex(of: UInt8(ascii: "\\")) {
            bytes.append(contentsOf: value[start..<escape])
            guard escape + 1 < end, let meant = meaning(of: value[escape + 1]) else { return nil }
            bytes.append(meant)
            start = escape + 2
        }
        bytes.append(contentsOf: value[start..<end])
        return String(validating: bytes, as: UTF8.self)
    }

    private static let quote = UInt8(ascii: "\"")

    private static func meaning(of sign: UInt8) -> UInt8? {
        switch sign {
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "t"): 0x09
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): sign
        default: nil
        }
    }
}
