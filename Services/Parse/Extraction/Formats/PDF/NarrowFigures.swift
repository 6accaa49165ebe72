/// Whether letters and figures of full width are printed at half of it.
///
/// Adobe-GB1 has ASCII twice, proportional and of half width; poppler's tables give the second, which GBK-EUC-H uses, as
/// the characters of full width that they are not. How wide the words are tells it: for words of nothing else each by
/// itself, and for those among Chinese characters, which may be spread to fill a line, all of the document together.
struct NarrowFigures {
    /// How much nearer the words' widths are to narrow figures than to wide ones, in ems.
    private var lead = 0.0

    init(_ pages: [BoxedPage]) {
        for word in pages.lazy.flatMap(\.lines).joined() {
            guard let ems = word.ems else { continue }
            let figures = word.text.unicodeScalars.count(where: \.isWideFigure)
            guard figures > 0 else { continue }
            let full = GlyphWidth.of(word.text)
            // Wider than its characters, it is spread, and its width says nothing.
            guard ems < full + 0.25 else { continue }
            lead += abs(ems - full) - abs(ems - (full - Double(figures) / 2))
        }
    }

    /// The text of a word as it is printed.
    func text(of word: BoxedPage.Word) -> String {
        let scalars = word.text.unicodeScalars
        guard scalars.contains(where: \.isWideASCII), let ems = word.ems else { return word.text }
        if scalars.allSatisfy(\.isWideASCII) {
            return ems < 0.75 * Double(scalars.count) ? Self.narrowed(scalars, marks: true) : word.text
        }
        return lead > 0 ? Self.narrowed(scalars, marks: false) : word.text
    }

    /// - Parameter marks: Whether all of ASCII becomes narrow, or only figures with the marks within numbers and dates.
    private static func narrowed(_ scalars: String.UnicodeScalarView, marks: Bool) -> String {
        var result = String.UnicodeScalarView()
        var isBehindFigure = false
        for scalar in scalars {
            let isNarrow =
                marks && scalar.isWideASCII || scalar.isWideFigure || isBehindFigure && scalar.isWideMark
            result.append(isNarrow ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
            isBehindFigure = scalar.isWideFigure
        }
        return String(result)
    }
}

extension BoxedPage.Word {
    /// Its width in heights of its box, whichever way it runs; nil where it has none.
    fileprivate var ems: Double? {
        let (width, height) = (right - left, bottom - top)
        guard width > 0, height > 0 else { return nil }
        return text.unicodeScalars.count > 1 ? max(width, height) / min(width, height) : width / height
    }
}

extension Unicode.Scalar {
    fileprivate var isWideASCII: Bool { (0xFF01...0xFF5E).contains(value) }

    fileprivate var isWideFigure: Bool {
        switch value {
        case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: true
        default: false
        }
    }

    /// ％－．／.
    fileprivate var isWideMark: Bool { [0xFF05, 0xFF0D, 0xFF0E, 0xFF0F].contains(value) }
}
