/// Puts pieces of text that stand side by side together into lines.
///
/// The order of the pieces counts for nothing: the lines come from top to bottom, their pieces from left to right.
struct LineBuilder {
    /// Less of a gap, in ems, is no blank between two words of letters.
    private static let wordGap = 0.14
    /// Less of a gap is none between Chinese characters, which are set apart to fill a line.
    private static let narrowestGap = 0.75
    /// From here on it is a wide one.
    private static let wideGap = 0.9
    /// From here on a gap may be one between columns.
    private static let columnGap = 1.2
    /// From here on it parts the cells of a row.
    private static let cellGap = 2.0
    /// How far a character and its shadow are apart at most, of its width.
    private static let shadowGap = 0.4
    /// Less than that may stand between the characters of one label.
    private static let spacedLabelGap = 3.2
    /// Pieces before one that it may be the shadow of.
    private static let shadowReach = 4
    /// Bands that a piece is compared with: those above are over.
    private static let openBands = 4

    let page: Int

    /// The lines of pieces that are written from left to right.
    func lines(of pieces: [PlacedText]) -> [PlacedLine] {
        bands(of: pieces).compactMap(line)
    }

    /// Groups pieces that overlap in height by half, from top to bottom.
    func bands(of pieces: [PlacedText]) -> [[PlacedText]] {
        var bands: [(tallest: PlacedText, pieces: [PlacedText])] = []
        for piece in pieces.sorted(by: { ($0.middle, $0.x) < ($1.middle, $1.x) }) {
            let open = bands.indices.suffix(Self.openBands)
            if let place = open.last(where: { Self.stand(piece, beside: bands[$0].tallest) }) {
                bands[place].pieces.append(piece)
                if piece.height > bands[place].tallest.height { bands[place].tallest = piece }
            } else {
                bands.append((piece, [piece]))
            }
        }
        return bands.map(\.pieces)
    }

    /// Whether two pieces are of one line: neither towers over the other, as a seal or a mark across the page does.
    private static func stand(_ piece: PlacedText, beside other: PlacedText) -> Bool {
        let (low, high) = (min(piece.height, other.height), max(piece.height, other.height))
        guard high <= low * 2.5 else { return false }
        return min(piece.bottom, other.bottom) - max(piece.y, other.y) >= low / 2
    }

    /// One line out of pieces of a band; nil where all of them are blank.
    func line(_ band: [PlacedText]) -> PlacedLine? {
        let inks = Self.withoutShadows(band.sorted { ($0.x, $0.y) < ($1.x, $1.y) }).map(Ink.init)
        guard let first = inks.first(where: { !$0.text.isEmpty }) else { return nil }
        var line = PlacedLine(
            page: page, x: first.x, y: first.piece.y, width: 0, height: 0, cells: [], em: Self.em(of: inks))
        var (end, covered, bottom) = (first.x, first.x, first.piece.bottom)
        var (cell, blanks) = ("", "")
        for ink in inks {
            guard !ink.text.isEmpty else {
                blanks += ink.blanksBefore
                covered = max(covered, ink.piece.right)
                continue
            }
            if !cell.isEmpty {
                let gap = (min(ink.x, ink.piece.x) - covered) / line.em
                if gap >= Self.columnGap { line.gaps.append(end...max(end, ink.x)) }
                if gap >= Self.cellGap, !(gap < Self.spacedLabelGap && Self.isSpacedLabel(cell, ink.text)) {
                    line.cells.append(cell)
                    cell = ""
                } else {
                    let written = blanks + ink.blanksBefore
                    cell += written.isEmpty ? Self.blank(for: gap, between: cell, and: ink.text) : written
                }
            }
            cell += ink.text
            blanks = ink.blanksBehind
            end = max(end, ink.right)
            covered = max(end, ink.piece.right)
            bottom = max(bottom, ink.piece.bottom)
            line.y = min(line.y, ink.piece.y)
        }
        line.cells.append(cell)
        line.width = end - line.x
        line.height = bottom - line.y
        return line
    }

    /// The pieces without those that are printed once more a little beside themselves, to look bold or to throw a shadow.
    private static func withoutShadows(_ sorted: [PlacedText]) -> [PlacedText] {
        sorted.reduce(into: []) { kept, piece in
            let isShadow = kept.suffix(shadowReach).contains { other in
                other.text == piece.text && piece.x - other.x <= shadowGap * width(ofFirst: other)
                    && abs(piece.middle - other.middle) <= other.height / 4
            }
            if !isShadow { kept.append(piece) }
        }
    }

    private static func width(ofFirst piece: PlacedText) -> Double {
        piece.text.unicodeScalars.first.map { GlyphWidth.of($0) * piece.height } ?? 0
    }

    /// Whether two characters are a label that is spread to the width of those above and below it: 文　　号.
    private static func isSpacedLabel(_ before: String, _ behind: String) -> Bool {
        let rest = behind.last == "：" || behind.last == ":" ? behind.dropLast() : behind[...]
        return [before[...], rest].allSatisfy { part in
            part.unicodeScalars.count == 1 && part.unicodeScalars.allSatisfy { (0x4E00...0x9FFF).contains($0.value) }
        }
    }

    /// The blank that a gap stands for: a narrow one between words, a wide one where a Chinese character would have room.
    private static func blank(for gap: Double, between before: String, and behind: String) -> String {
        guard let last = before.unicodeScalars.last, let first = behind.unicodeScalars.first else { return "" }
        if last.isOfSpacedWord || first.isOfSpacedWord {
            return gap >= (last.isOfSpacedWord && first.isOfSpacedWord ? wordGap : narrowestGap) ? " " : ""
        }
        return gap >= wideGap ? "　" : gap >= narrowestGap ? " " : ""
    }

    /// The size of the characters: their height, or less where they are set closer than that.
    private static func em(of inks: [Ink]) -> Double {
        var (width, units, height) = (0.0, 0.0, 0.0)
        for ink in inks where !ink.text.isEmpty {
            width += ink.right - ink.x
            units += GlyphWidth.of(ink.text)
            height = max(height, ink.piece.height)
        }
        guard units > 0, width > 0 else { return height }
        return min(height, max(height * 0.6, width / units))
    }
}
