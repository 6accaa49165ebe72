internal import Foundation

/// What one scalar of a text becomes for matching: none, one or a few folded scalars.
///
/// Width, compatibility forms, case and accents fold away (the letters of NFKD, lower-cased, without marks), and so do
/// traditional characters, the kinds of brackets, of quotes and of dashes, and the ways to write a zero. ASCII
/// punctuation is written in its full-width form, so that ASCII stands for word characters and separators alone.
/// To fold what is folded changes nothing.
enum ScalarFolding {
    /// How a folded scalar behaves.
    enum Kind: UInt32 {
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

    /// All that `scalar` becomes, from Unicode's tables; slow, so ``FoldingTable`` keeps what texts are made of.
    static func computed(_ scalar: Unicode.Scalar) -> [Folded] {
        if scalar.isASCII { return classified(scalar).map { [$0] } ?? [] }
        let decomposed = String(Character(scalar)).decomposedStringWithCompatibilityMapping
        return decomposed.unicodeScalars.flatMap { part in
            part.properties.lowercaseMapping.unicodeScalars.compactMap(classified)
        }
    }

    /// Han, kana and hangul syllables, by block; a range test is all they need.
    static func standsAsItIs(_ value: UInt32) -> Bool {
        switch value {
        case 0x3400...0x9FFF, 0xAC00...0xD7A3, 0x3041...0x3096, 0x30A1...0x30FA, 0x20000...0x2F7FF, 0x30000...0x3FFFF:
            true
        default: false
        }
    }

    private static func ascii(_ value: UInt32) -> Folded? {
        switch value {
        case 0x30...0x39, 0x61...0x7A: Folded(scalar: value, kind: .word)
        case 0x41...0x5A: Folded(scalar: value + 0x20, kind: .word)
        case 0x0A: Folded(scalar: value, kind: .lineEnd)
        case 0x20, 0x09, 0x0B, 0x0C, 0x0D: Folded(scalar: 0x20, kind: .space)
        case 0x21...0x7E: Folded(scalar: alike[value + 0xFEE0] ?? value + 0xFEE0, kind: .single)
        default: nil
        }
    }

    private static func classified(_ scalar: Unicode.Scalar) -> Folded? {
        if scalar.isASCII { return ascii(scalar.value) }
        let value = alike[scalar.value] ?? scalar.value
        if value != scalar.value { return Folded(scalar: value, kind: .single) }
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

    /// What is written in more than one way: the form that stands for all of them.
    private static let alike: [UInt32: UInt32] = {
        var alike: [UInt32: UInt32] = [:]
        let pairs = Array(TraditionalCharacters.pairs.unicodeScalars)
        for index in stride(from: 0, to: pairs.count - 1, by: 2) { alike[pairs[index].value] = pairs[index + 1].value }
        for (form, others) in signs {
            for other in others.unicodeScalars { alike[other.value] = form.value }
        }
        return alike
    }()

    /// Signs, and zero, which 〇 and a circle are typed for.
    private static let signs: [(form: Unicode.Scalar, others: String)] = [
        ("零", "〇○◯"), ("［", "〔【〖〘〚"), ("］", "〕】〗〙〛"), ("＂", "“”„‟「」『』〝〞〟"), ("＇", "‘’‚‛"),
        ("－", "‐‑‒–—―−"), ("～", "〜∼"), ("·", "•‧・∙⋅"),
    ]
}
