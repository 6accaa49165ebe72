/// What is seen of a piece of text, apart from the blanks at its ends.
struct Ink {
    let piece: PlacedText
    /// Empty where the piece is blank.
    let text: String
    let blanksBefore: String
    let blanksBehind: String
    /// Where the text begins and ends: blanks take their share of the piece's width.
    let x: Double
    let right: Double

    init(_ piece: PlacedText) {
        self.piece = piece
        let scalars = piece.text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.isBlank }),
            let last = scalars.lastIndex(where: { !$0.isBlank })
        else {
            (text, blanksBefore, blanksBehind) = ("", piece.text, "")
            (x, right) = (piece.x, piece.right)
            return
        }
        let end = scalars.index(after: last)
        blanksBefore = String(scalars[..<first])
        text = String(scalars[first..<end])
        blanksBehind = String(scalars[end...])
        guard !blanksBefore.isEmpty || !blanksBehind.isEmpty else {
            (x, right) = (piece.x, piece.right)
            return
        }
        let share = piece.width / max(GlyphWidth.of(piece.text), 0.1)
        x = piece.x + GlyphWidth.of(blanksBefore) * share
        right = piece.right - GlyphWidth.of(blanksBehind) * share
    }
}
