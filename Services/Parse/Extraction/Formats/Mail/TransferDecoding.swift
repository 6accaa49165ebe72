/// Undoes what makes bytes fit into lines of ASCII (RFC 2045, 6.7 and 6.8).
enum TransferDecoding {
    static func decode(_ bytes: ArraySlice<UInt8>, from encoding: String?) -> [UInt8] {
        switch encoding?.lowercased() {
        case "base64": base64(bytes)
        case "quoted-printable": quotedPrintable(bytes)
        default: Array(bytes)
        }
    }

    /// Passes over what is no letter of it; what is left of a cut group goes.
    static func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count / 4 * 3)
        var (group, count): (UInt32, Int) = (0, 0)
        func flush() {
            let whole = group << UInt32(6 * (4 - count))
            if count >= 2 { decoded.append(UInt8(truncatingIfNeeded: whole >> 16)) }
            if count >= 3 { decoded.append(UInt8(truncatingIfNeeded: whole >> 8)) }
            if count == 4 { decoded.append(UInt8(truncatingIfNeeded: whole)) }
            (group, count) = (0, 0)
        }
        for byte in bytes {
            let value = letters[Int(byte)]
            if value < 64 {
                group = group << 6 | UInt32(value)
                count += 1
                if count == 4 { flush() }
            } else if byte == UInt8(ascii: "=") {
                flush()
            }
        }
        flush()
        return decoded
    }

    private static let letters: [UInt8] = {
        var letters = [UInt8](repeating: 0xFF, count: 256)
        let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        for (value, letter) in alphabet.utf8.enumerated() { letters[Int(letter)] = UInt8(value) }
        return letters
    }()

    /// What breaks its rules stays as it is.
    static func quotedPrintable(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            index += 1
            guard byte == UInt8(ascii: "=") else {
                decoded.append(byte)
                continue
            }
            if index + 1 < bytes.endIndex, let high = digit(bytes[index]), let low = digit(bytes[index + 1]) {
                decoded.append(high << 4 | low)
                index += 2
                continue
            }
            // A line that goes on, maybe with blanks before its end.
            let end = bytes[index...].prefix(80).firstIndex { $0 != 0x20 && $0 != 0x09 } ?? bytes.endIndex
            if end == bytes.endIndex {
                index = end
            } else if bytes[end] == 0x0A {
                index = end + 1
            } else if bytes[end] == 0x0D {
                index = end + 1
                if index < bytes.endIndex, bytes[index] == 0x0A { index += 1 }
            } else {
                decoded.append(byte)
            }
        }
        return decoded
    }

    static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}
