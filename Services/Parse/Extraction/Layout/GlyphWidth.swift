/// How wide characters are where no font tells it, in ems.
enum GlyphWidth {
    /// The width of a character in a common font: Chinese characters fill the square.
    static func of(_ scalar: Unicode.Scalar) -> Double {
        switch scalar.value {
        case 0x2E80..., 0x2014, 0x2026, 0x2460...0x24FF, 0x2500...0x27BF: isHalfWidth(scalar) ? 0.5 : 1
        case 0x2018...0x201D: 1
        case 0x30...0x39, 0x20: 0.5
        case 0x41...0x5A, 0x61...0x7A: ofLetter(scalar)
        default: 0.5
        }
    }

    /// The width of a text.
    static func of(_ text: some StringProtocol) -> Double {
        text.unicodeScalars.reduce(0) { $0 + of($1) }
    }

    private static func ofLetter(_ letter: Unicode.Scalar) -> Double {
        switch letter {
        case "M", "W": 0.92
        case "m", "w": 0.78
        case "f", "i", "j", "l", "t", "I": 0.3
        case "r", "s": 0.4
        case "A"..."Z": 0.68
        default: 0.5
        }
    }

    private static func isHalfWidth(_ scalar: Unicode.Scalar) -> Bool { (0xFF61...0xFFDC).contains(scalar.value) }
}

extension Unicode.Scalar {
    /// Whether it belongs to a word of letters or digits between which blanks stand; Chinese characters do not.
    var isOfSpacedWord: Bool {
        value < 0x2000 && (properties.isAlphabetic || properties.numericType != nil)
    }

    var isDecimalDigit: Bool { (0x30...0x39).contains(value) }
    var isBlank: Bool {
        switch value {
        case 0x20, 0x09...0x0D: true
        case 0...0x7F, 0x3001...0xD7FF: false
        default: properties.isWhitespace
        }
    }
}
