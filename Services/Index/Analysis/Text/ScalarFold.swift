/// Maps scalars that mean the same in a comparison to one, by a table of the Basic Multilingual Plane.
///
/// Blanks and punctuation fold to nothing, so that `，` and `, ` make no difference. One scalar gives one unit or none.
package struct ScalarFold: Sendable {
    /// Width and case: what ``ScalarFold/init(_:)`` makes of the standard mapping.
    package static let width = ScalarFold { $0 }

    /// What each scalar folds to; 0 is nothing, ``numeral`` marks a digit of either script.
    private let table: [UInt32]

    /// Stands above the 16 bits of a unit that is a digit.
    static let numeral: UInt32 = 1 << 16

    /// Takes a mapping that comes before width and case are folded, such as Traditional to simplified.
    package init(_ mapping: (UInt32) -> UInt32) {
        table = (0..<0x10000).map { Self.standard(mapping(Self.halfWidth($0))) }
    }

    /// The unit of a scalar with its mark; 0 for what folds to nothing.
    @inline(__always)
    func unit(of scalar: UInt32) -> UInt32 {
        // Rare Han of the other planes keep apart as far as 13 bits in the private use area tell them.
        scalar < 0x10000 ? table[Int(scalar)] : 0xE000 | (scalar & 0x18FF)
    }

    private static func halfWidth(_ scalar: UInt32) -> UInt32 {
        (0xFF01...0xFF5E).contains(scalar) ? scalar - 0xFEE0 : scalar
    }

    private static func standard(_ value: UInt32) -> UInt32 {
        let scalar = halfWidth(value)
        switch scalar {
        case 0x30...0x39: return scalar | numeral
        case 0x41...0x5A: return scalar | 0x20
        case 0x25, 0x61...0x7A: return scalar
        case 0...0xBF, 0x2000...0x206F, 0x2500...0x27BF, 0xFE00...0xFE6F, 0xFF5F...0xFF65, 0xFFE0...0xFFFF: return 0
        case 0x3000...0x3004, 0x3008...0x303F, 0xD800...0xDFFF: return 0
        case 0x10000...: return 0xE000 | (scalar & 0x18FF)
        default: return isChineseNumeral(scalar) ? scalar | numeral : scalar
        }
    }

    private static func isChineseNumeral(_ scalar: UInt32) -> Bool {
        Unicode.Scalar(scalar).map { "〇零一二两三四五六七八九十百千万亿".unicodeScalars.contains($0) } ?? false
    }
}
