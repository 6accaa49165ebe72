/// How a text sets its letters, told by the distances between them, so that a blank can be told from a broad letter.
struct LetterSpacing {
    /// Fewer letters don't tell how wide they are.
    private static let fewest = 5
    /// A gap between letters that is a blank, in ems; nil where blanks are characters of the text.
    let widestGap: Double?
    /// What all letters measure in a font where each is as wide as the other, in ems.
    private var equalWidth: Double?
    /// How much wider letters are than usual.
    private var scale = 1.0

    /// - Parameter em: the size of the font, in the unit of the points.
    init(_ characters: [Unicode.Scalar], _ points: [OFDPoint], em: Double) {
        guard characters.count >= Self.fewest else {
            widestGap = nil
            return
        }
        let steps = zip(characters.indices, characters.indices.dropFirst()).compactMap {
            one, next -> (Double, Double)? in
            guard characters[one].isOfSpacedWord, characters[next].isOfSpacedWord, em > 0 else { return nil }
            return ((points[next].x - points[one].x) / em, GlyphWidth.of(characters[one]))
        }
        let isTelling = steps.count >= Self.fewest - 1
        widestGap = isTelling && !characters.contains(where: \.isBlank) ? 0.15 : nil
        guard isTelling, let middle = steps.map(\.0).middle, middle > 0.1, middle < 2 else { return }
        if steps.count(where: { abs($0.0 - middle) < 0.03 }) * 5 >= steps.count * 4 {
            equalWidth = middle
        } else if let ratio = steps.map({ $0.0 / $0.1 }).middle {
            scale = min(1.3, max(0.8, ratio))
        }
    }

    /// The width of a character, in ems.
    func width(of character: Unicode.Scalar) -> Double {
        guard character.isOfSpacedWord else { return GlyphWidth.of(character) }
        return equalWidth ?? GlyphWidth.of(character) * scale
    }
}
