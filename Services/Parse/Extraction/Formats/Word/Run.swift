/// What a run of text says of itself that makes a difference to the text (ISO/IEC 29500-1, 17.3.2.28).
struct Run {
    /// Whether its text is hidden; nil where it leaves that to the styles.
    private var vanishes: Bool?
    private var styleHides = false
    private(set) var font: SymbolFont?

    init(_ run: XMLTree.Node, styles: StyleSheet) {
        guard let properties = run.child("rPr") else { return }
        vanishes = properties.toggle("vanish")
        styleHides = properties.value("rStyle").map { styles.hidesText(ofCharacterStyle: $0) } ?? false
        font = SymbolFont(name: properties.child("rFonts")?.attribute("ascii"))
    }

    /// Whether its text is hidden; of two styles that both hide, one undoes the other (17.7.3).
    func isHidden(paragraphHides: Bool) -> Bool { vanishes ?? (styleHides != paragraphHides) }
}
