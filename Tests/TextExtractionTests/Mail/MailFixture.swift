import DocumentWriters
import Foundation

/// Writes mails as mailers do.
enum MailFixture {
    /// `=?charset?B?…?=`, cut after so many bytes each, also inside of characters.
    static func encodedWords(_ text: String, charset: String, every size: Int = 500) throws -> String {
        let bytes = [UInt8](try encoded(text, as: charset))
        return stride(from: 0, to: bytes.count, by: size).map { start in
            "=?\(charset)?B?\(Data(bytes[start..<min(bytes.count, start + size)]).base64EncodedString())?="
        }.joined(separator: "\r\n ")
    }

    /// Each byte but letters and digits as `=XX`, in lines of at most 76 characters.
    static func quotedPrintable(_ data: Data) -> String {
        var (text, length) = ("", 0)
        for byte in data {
            let isPlain = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            let piece = isPlain ? String(UnicodeScalar(byte)) : percent(byte, mark: "=")
            if length + piece.count > 75 {
                text += "=\r\n"
                length = 0
            }
            text += piece
            length += piece.count
        }
        return text
    }

    static func percentEncoded(_ data: Data) -> String { data.map { percent($0, mark: "%") }.joined() }

    private static func percent(_ byte: UInt8, mark: String) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return mark + (digits.count < 2 ? "0" : "") + digits
    }

    /// Base64 in lines of 76 characters.
    static func base64(_ data: Data) -> String {
        data.base64EncodedString(options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
    }

    /// The lines with `\r\n` behind each.
    static func lines(_ lines: String...) -> String { lines.map { $0 + "\r\n" }.joined() }
}
