internal import Foundation

/// What one scalar of a text becomes in the index: none, one or a few folded scalars.
///
/// Width, compatibility forms, case and accents fold away (the letters of NFKD, lower-cased, without marks). ASCII
/// punctuation is written in its full-width form, so that ASCII stands for word characters and separators alone.
enum ScalarFolding {
    /// How a folded scalar behaves.
    enum Kind: UInt8 {
        /// Letters and digits of scripts that put spaces between words: they join into one unit.
        case word
        /// A unit by itself: Han, kana, hangul, punctuation, symbols.
        case single
        /// White space inside a line.
        case space
        /// The end of a line.
        case lineEnd
    }

    /// One folded scalar.
    struct Folded {
        let scalar: UInt32
        let kind: Kind
    }

    /// Calls `emit` with each scalar that `scalar` becomes.
    @inline(__always)
    static func fold(_ scalar: Unicode.Scalar, _ emit: (Folded) -> Void) {
        let value = scalar.value
        if value < 0x80 {
            if let folded = ascii(value) { emit(folded) }
        } else if standsAsItIs(value) {
            emit(Folded(scalar: value, kind: .single))
        } else {
            for folded in looked(up: scalar) { emit(folded) }
        }
    }

    /// Han, kana and hangul syllables, by block; a range test is all they need.
    @inline(__always)
    private static func standsAsItIs(_ value: UInt32) -> Bool {
        switch value {
        case 0x3400...0x9FFF, 0xAC00...0xD7A3, 0x3041...0x3096, 0x30A1...0x30FA, 0x20000...0x2F7FF, 0x30000...0x3FFFF:
            true
        default: false
        }
    }

    @inline(__always)
    private static func ascii(_ value: UInt32) -> Folded? {
        switch value {
        case 0x30...0x39, 0x61...0x7A: Folded(scalar: value, kind: .word)
        case 0x41...0x5A: Folded(scalar: value + 0x20, kind: .word)
        case 0x0A: Folded(scalar: value, kind: .lineEnd)
        case 0x20, 0x09, 0x0B, 0x0C, 0x0D: Folded(scalar: 0x20, kind: .space)
        case 0x21...0x7E: Folded(scalar: value + 0xFEE0, kind: .single)
        default: nil
        }
    }

    /// General and Chinese punctuation and full-width forms, which are in every text.
    private static let frequent: [ClosedRange<UInt32>] = [0x2000...0x206F, 0x3000...0x303F, 0xFF00...0xFFEF]
    private static let tables: [[[Folded]]] = frequent.map { range in
        range.map { value in Unicode.Scalar(value).map(computed) ?? [] }
    }

    private static func looked(up scalar: Unicode.Scalar) -> [Folded] {
        for (range, table) in zip(frequent, tables) where range.contains(scalar.value) {
            return table[Int(scalar.value - range.lowerBound)]
        }
        return computed(scalar)
    }

    private static func computed(_ scalar: Unicode.Scalar) -> [Folded] {
        let decomposed = String(Character(scalar)).decomposedStringWithCompatibilityMapping
        return decomposed.unicodeScalars.flatMap { part in
            part.properties.lowercaseMapping.unicodeScalars.compactMap(classified)
        }
    }

    private static func classified(_ scalar: Unicode.Scalar) -> Folded? {
        if scalar.isASCII { return ascii(scalar.value) }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return nil
        case .control: return scalar.value == 0x85 ? Folded(scalar: 0x0A, kind: .lineEnd) : nil
        case .lineSeparator, .paragraphSeparator: return Folded(scalar: 0x0A, kind: .lineEnd)
        case .spaceSeparator: return Folded(scalar: 0x20, kind: .space)
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .spacingMark,
            .decimalNumber:
            let alone = standsAsItIs(scalar.value) || scalar.properties.isIdeographic
            return Folded(scalar: scalar.value, kind: alone ? .single : .word)
        default: return Folded(scalar: scalar.value, kind: .single)
        }
    }
}
