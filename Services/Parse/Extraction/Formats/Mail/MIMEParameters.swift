/// A header field of a value with parameters: `text/plain; charset=gbk` (RFC 2045, 5.1; RFC 2231, 3 and 4).
struct MIMEParameters {
    /// What stands before the first `;`, in lower case.
    let value: String
    private let parameters: [String: String]

    /// One parameter, or one piece of it: `name*0*=gbk''%B1%A8`.
    private struct Piece {
        var place: Int
        /// Whether its bytes are percent-encoded, the first piece's with the character set before.
        var isExtended: Bool
        var bytes: [UInt8]
    }

    /// Nobody cuts a name into more pieces.
    private static let mostPieces = 100
    private static let mostParameters = 100

    init(_ field: [UInt8]) {
        var rest = field[...]
        value = String(decoding: Self.token(&rest).bytes.map(\.lowercasedASCII), as: UTF8.self)
            .filter { !$0.isWhitespace }
        var pieces: [String: [Piece]] = [:]
        while rest.popFirst() != nil, pieces.count < Self.mostParameters {
            let name = rest.prefix { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ";") }
            rest = rest[name.endIndex...]
            guard rest.first == UInt8(ascii: "=") else { continue }
            rest.removeFirst()
            let value = Self.token(&rest)
            Self.add(String(decoding: name.map(\.lowercasedASCII), as: UTF8.self), value.bytes, to: &pieces)
        }
        parameters = pieces.mapValues(Self.joined)
    }

    /// A parameter's value as a person reads it, its name in lower case.
    subscript(_ name: String) -> String? { parameters[name] }

    /// Takes a value, quoted or not, up to the `;` behind it.
    private static func token(_ rest: inout ArraySlice<UInt8>) -> (bytes: [UInt8], isQuoted: Bool) {
        rest = rest.drop { $0 == 0x20 || $0 == 0x09 }
        guard rest.first == UInt8(ascii: "\"") else {
            let plain = rest.prefix { $0 != UInt8(ascii: ";") }
            rest = rest[plain.endIndex...]
            var bytes = Array(plain)
            while bytes.last == 0x20 || bytes.last == 0x09 { bytes.removeLast() }
            return (bytes, false)
        }
        rest.removeFirst()
        var bytes: [UInt8] = []
        while let byte = rest.popFirst(), byte != UInt8(ascii: "\"") {
            if byte == UInt8(ascii: "\\"), let next = rest.first, next == byte || next == UInt8(ascii: "\"") {
                bytes.append(next)
                rest.removeFirst()
            } else {
                bytes.append(byte)
            }
        }
        rest = rest.drop { $0 != UInt8(ascii: ";") }
        return (bytes, true)
    }

    private static func add(_ name: String, _ bytes: [UInt8], to pieces: inout [String: [Piece]]) {
        let parts = name.filter { !$0.isWhitespace }.split(separator: "*", omittingEmptySubsequences: false)
        guard let base = parts.first, !base.isEmpty, parts.count <= 3 else { return }
        let isExtended = parts.count > 1 && parts.last?.isEmpty == true
        let place = parts.count > 1 ? Int(parts[1]) ?? 0 : -1
        guard pieces[String(base), default: []].count < mostPieces else { return }
        pieces[String(base), default: []].append(Piece(place: place, isExtended: isExtended, bytes: bytes))
    }

    private static func joined(_ pieces: [Piece]) -> String {
        // The extended form is better than the plain one, which mailers put beside it for old readers.
        let extended = pieces.filter { $0.place >= 0 }.sorted { $0.place < $1.place }
        guard let first = extended.first else {
            return pieces.first.map { EncodedWords.decode($0.bytes[...]) } ?? ""
        }
        var charset: String?
        var bytes: [UInt8] = []
        for (index, piece) in extended.enumerated() {
            var value = piece.bytes[...]
            if index == 0, first.isExtended {
                let parts = value.split(separator: UInt8(ascii: "'"), maxSplits: 2, omittingEmptySubsequences: false)
                if parts.count == 3 {
                    charset = String(decoding: parts[0], as: UTF8.self)
                    value = parts[2]
                }
            }
            bytes += piece.isExtended ? unescaped(value) : Array(value)
        }
        return MailCharacters.string(bytes, charset: charset)
    }

    private static func unescaped(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var plain: [UInt8] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.endIndex,
                let high = TransferDecoding.digit(bytes[index + 1]), let low = TransferDecoding.digit(bytes[index + 2])
            {
                plain.append(high << 4 | low)
                index += 3
            } else {
                plain.append(bytes[index])
                index += 1
            }
        }
        return plain
    }
}
