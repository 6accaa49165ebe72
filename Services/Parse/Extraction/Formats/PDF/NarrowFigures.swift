extension String {
    /// The word with letters and figures of half width where its own width tells that it is printed so.
    ///
    /// Adobe-GB1 has ASCII twice, proportional and of half width; poppler's tables give the second, which GBK-EUC-H uses,
    /// as the characters of full width that they are not.
    ///
    /// - Parameter ems: How wide the word is, in heights of its box.
    func withNarrowFigures(ems: Double) -> String {
        let wide = unicodeScalars.count(where: \.isWideFigure)
        guard wide > 0, ems > 0 else { return self }
        let (full, narrow) = (GlyphWidth.of(self), GlyphWidth.of(self) - Double(wide) / 2)
        guard abs(ems - narrow) < abs(ems - full) else { return self }
        var result = UnicodeScalarView()
        var isBehindFigure = false
        for scalar in unicodeScalars {
            let isNarrow = scalar.isWideFigure || isBehindFigure && scalar.isWideMark
            result.append(isNarrow ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
            isBehindFigure = scalar.isWideFigure
        }
        return String(result)
    }
}

extension Unicode.Scalar {
    fileprivate var isWideFigure: Bool {
        switch value {
        case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: true
        default: false
        }
    }

    /// Marks within numbers and dates: ％－．／.
    fileprivate var isWideMark: Bool { [0xFF05, 0xFF0D, 0xFF0E, 0xFF0F].contains(value) }
}
