/// A unit of folded text as a number of 24 bits.
///
/// A scalar is its own value; a run of digits that is a number below a million, written without leading zeros, stands at
/// ``firstNumber`` plus itself; every other word has a number from ``firstWord`` on, which the store's table of words gives.
package struct UnitID: RawRepresentable, Hashable, Comparable, Sendable {
    /// The number.
    package var rawValue: UInt32

    /// Wraps a number of 24 bits.
    package init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Stands behind the last unit before a break; no text has it as a unit.
    package static let end = UnitID(rawValue: 0)
    /// Zero as a word.
    package static let firstNumber: UInt32 = 0x11_0000
    /// The first word that is neither a scalar nor a small number.
    package static let firstWord: UInt32 = 0x21_0000
    /// The greatest unit there can be.
    package static let last: UInt32 = 0xFF_FFFF

    /// A unit that is no word.
    package init(scalar: UInt32) { rawValue = scalar }

    /// The word that these bytes of folded UTF-8 are, where no table is needed to tell.
    package init?(smallNumber word: some Sequence<UInt8>) {
        var value: UInt32 = 0
        var count = 0
        for byte in word {
            guard (0x30...0x39).contains(byte), count < 6, !(count > 0 && value == 0) else { return nil }
            value = value * 10 + UInt32(byte - 0x30)
            count += 1
        }
        guard count > 0 else { return nil }
        rawValue = Self.firstNumber + value
    }

    /// Whether it is a word of the store's table.
    package var needsTable: Bool { rawValue >= Self.firstWord }

    package static func < (first: UnitID, second: UnitID) -> Bool { first.rawValue < second.rawValue }
}
