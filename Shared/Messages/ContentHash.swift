public import Foundation

/// The SHA-256 of some bytes, which is also their name everywhere: a document's id, a blob's key.
public struct ContentHash: Hashable, Sendable {
    /// How many bytes a hash has.
    public static let byteCount = 32

    // Four words instead of an array: no allocation, and comparing is four instructions.
    private let words: (UInt64, UInt64, UInt64, UInt64)

    /// Takes exactly 32 bytes, and is nil for any other number.
    public init?(bytes: some Sequence<UInt8>) {
        var words: [UInt64] = [0, 0, 0, 0]
        var count = 0
        for byte in bytes {
            guard count < Self.byteCount else { return nil }
            words[count / 8] = words[count / 8] << 8 | UInt64(byte)
            count += 1
        }
        guard count == Self.byteCount else { return nil }
        self.words = (words[0], words[1], words[2], words[3])
    }

    /// Takes 64 hexadecimal digits of either case, and is nil for anything else.
    public init?(hex: some StringProtocol) {
        var bytes: [UInt8] = []
        var high: UInt8?
        for digit in hex.utf8 {
            guard bytes.count < Self.byteCount, let value = Self.value(ofDigit: digit) else { return nil }
            if let first = high {
                bytes.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        guard high == nil else { return nil }
        self.init(bytes: bytes)
    }

    /// The 32 bytes, as a store keeps them.
    public var bytes: [UInt8] {
        [words.0, words.1, words.2, words.3].flatMap { word in
            stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> UInt64($0)) }
        }
    }

    /// The 32 bytes, as SQLite takes them.
    public var data: Data { Data(bytes) }

    /// 64 lower-case hexadecimal digits, as people and JSON see it.
    public var hex: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
            as: UTF8.self
        )
    }

    private static func value(ofDigit digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x41...0x46: digit - 0x41 + 10
        case 0x61...0x66: digit - 0x61 + 10
        default: nil
        }
    }

    /// Whether both name the same bytes.
    public static func == (left: Self, right: Self) -> Bool { left.words == right.words }

    /// Feeds the whole hash to the hasher.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
        hasher.combine(words.1)
        hasher.combine(words.2)
        hasher.combine(words.3)
    }
}

extension ContentHash: Comparable {
    /// Orders as the bytes do, which is the order of SQLite's BLOB keys.
    public static func < (left: Self, right: Self) -> Bool { left.words < right.words }
}

extension ContentHash: CustomStringConvertible {
    /// The hexadecimal digits.
    public var description: String { hex }
}

extension ContentHash: Codable {
    /// Reads the hexadecimal digits.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let hash = Self(hex: text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "A SHA-256 is 64 hexadecimal digits"
            )
        }
        self = hash
    }

    /// Writes the hexadecimal digits.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(hex)
    }
}
