/// What a paragraph says of itself that makes a difference to the text (ISO/IEC 29500-1, 17.3.1.26).
struct ParagraphProperties {
    var style: String?
    /// What `numId` names; 0 takes away a style's number.
    var numID: Int?
    var level: Int?
    /// Whether its end does not show, so that the next paragraph's text follows in the same line: it is deleted, moved
    /// away or hidden.
    private(set) var isJoined: Bool

    init(_ paragraph: XMLTree.Node, styles: StyleSheet) {
        let properties = paragraph.child("pPr")
        style = properties?.value("pStyle")
        let number = properties?.child("numPr")
        numID = number?.number("numId")
        level = number?.number("ilvl")
        let mark = properties?.child("rPr")
        isJoined =
            mark?.child("del") != nil || mark?.child("moveFrom") != nil || mark?.toggle("specVanish") == true
            || mark?.toggle("vanish") ?? styles.hidesText(ofStyle: style)
    }
}
