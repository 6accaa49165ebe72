/// The elements that make a difference to the text; their names do without prefixes, as do those of strict documents.
enum WordElement: String, CaseIterable {
    case paragraph = "p"
    case run = "r"
    case text = "t"
    case tab, alignedTab = "ptab"
    case lineBreak = "br"
    case carriageReturn = "cr"
    case noBreakHyphen
    case symbol = "sym"
    case fieldCharacter = "fldChar"
    case instruction = "instrText"
    case footnoteReference, endnoteReference
    case table = "tbl"
    case row = "tr"
    case cell = "tc"
    case textBox = "txbxContent"
    /// Lettering drawn as a shape, in documents of before 2010.
    case textPath = "textpath"
    case alternate = "AlternateContent"
    case choice = "Choice"
    case fallback = "Fallback"
    /// The lower half of a fraction in a formula.
    case denominator = "den"
    /// What holds properties or something that a reader does not see as text.
    case passedOver

    /// Deleted revisions, properties, readings above characters, foreign parts.
    private static let ignored = [
        "del", "moveFrom", "pPr", "rPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr",
        "customXmlPr", "smartTagPr", "delText", "delInstrText", "rt", "rubyPr", "altChunk", "ctrlPr",
        "bodyPr", "lstStyle",
    ]

    private static let named = Dictionary(
        uniqueKeysWithValues: allCases.filter { $0 != .passedOver }.map { ($0.rawValue, $0) }
            + ignored.map { ($0, .passedOver) })

    init?(_ node: XMLTree.Node) {
        guard let known = Self.named[node.name] else { return nil }
        self = known
    }
}
