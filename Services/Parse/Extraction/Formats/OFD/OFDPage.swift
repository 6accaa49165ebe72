/// What one page holds.
struct OFDPage {
    /// In mm.
    var width: Double
    var height: Double
    var pieces: [OFDPiece] = []
    /// The resources that its images are, in the order of the file.
    var images: [String] = []
    /// Whether paths are drawn on it, which may be text that was made into outlines.
    var hasDrawings = false

    /// The page held so that most of its characters stand upright, as those of a broad table on a page that is not.
    var placed: PlacedPage {
        var counts = [0, 0, 0, 0]
        for piece in pieces { counts[piece.quarters & 3] += piece.text.text.utf8.count }
        let turn = counts.indices.max { counts[$0] < counts[$1] } ?? 0
        let isTurned = turn % 2 == 1
        return PlacedPage(
            width: isTurned ? height : width, height: isTurned ? width : height,
            pieces: pieces.map { placed($0, turn: turn) })
    }

    /// A piece on the page that is turned back by some quarters.
    private func placed(_ piece: OFDPiece, turn: Int) -> PlacedText {
        var text = piece.text
        let relative = (piece.quarters - turn) & 3
        if relative != 0 {
            let matrix = OFDMatrix.turned(quarters: relative)
            let (one, other) = (
                matrix(OFDPoint(x: text.x, y: text.y)), matrix(OFDPoint(x: text.right, y: text.bottom))
            )
            (text.x, text.y) = (min(one.x, other.x), min(one.y, other.y))
            (text.width, text.height) = (abs(one.x - other.x), abs(one.y - other.y))
            if relative % 2 == 1 { text.isVertical.toggle() }
        }
        switch turn {
        case 1: text.y += width
        case 2: (text.x, text.y) = (text.x + width, text.y + height)
        case 3: text.x += height
        default: break
        }
        return text
    }
}

extension OFDPackage {
    /// Why pages without text have none.
    func nothingToRead(on pages: [OFDPage]) -> ExtractionError {
        if isEncrypted { return Self.encrypted }
        if pages.contains(where: { !$0.images.isEmpty }) {
            return .ofd(
                .unsupported, "The pages of the OFD document are images, as of a scan; they hold no text.",
                hint: "Hand in the document that was printed, or the text of it.")
        }
        guard pages.contains(where: \.hasDrawings) else {
            return .ofd(.empty, "There is nothing on the pages of the OFD document.")
        }
        return .ofd(
            .unsupported, "The pages of the OFD document are drawn in outlines; they hold no text.",
            hint: "Export the document again with its text, or hand in the text of it.")
    }
}
