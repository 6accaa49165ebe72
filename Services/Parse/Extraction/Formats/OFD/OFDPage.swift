/// What one page holds.
struct OFDPage {
    /// How large a page is, in mm.
    struct Size {
        var width: Double
        var height: Double
        /// Whether the document says so.
        var isStated = true

        /// Whether a piece lies on the page or near it: some producers state a page that is smaller than its text.
        func holds(_ piece: PlacedText) -> Bool {
            (-height / 2...height * 1.5).contains(piece.middle) && (-width / 2...width * 1.5).contains(piece.x)
        }
    }

    var size: Size
    var pieces: [OFDPiece] = []
    /// The resources that its images are, in the order of the file.
    var images: [String] = []
    /// Whether an image takes up most of it.
    var hasLargeImage = false
    /// Whether paths are drawn on it, which may be text that was made into outlines.
    var hasDrawings = false

    /// Fewer characters beside an image of the whole page are a header, a number or a mark, and not the page's text.
    private static let fewest = 30

    /// Whether its text is to be read off its images, if at all.
    var isScan: Bool {
        guard !pieces.isEmpty else { return !images.isEmpty }
        return hasLargeImage && pieces.reduce(0) { $0 + $1.text.text.unicodeScalars.count } < Self.fewest
    }

    /// Notes an image that takes up a box.
    mutating func add(image: String, in box: OFDNumbers.Box?) {
        images.append(image)
        guard let box else { return }
        hasLargeImage = hasLargeImage || abs(box.width * box.height) * 2 > size.width * size.height
    }

    /// The page held so that its characters stand upright, once for each of the directions in which they stand; what is
    /// printed far outside of the page isn't seen and is left out.
    func placed(number: Int) -> [PlacedPage] {
        Dictionary(grouping: pieces) { $0.quarters & 3 }.sorted { $0.key < $1.key }.map { turn, pieces in
            let isTurned = turn % 2 == 1
            let size =
                isTurned ? Size(width: size.height, height: size.width, isStated: size.isStated) : size
            let shift = [(0, 0), (0, size.height), (size.width, size.height), (size.width, 0)][turn]
            let moved = pieces.map { piece in
                var text = piece.text
                text.x += shift.0
                text.y += shift.1
                return text
            }
            return PlacedPage(
                width: size.width, height: size.height,
                pieces: moved.filter { !size.isStated || size.holds($0) }, number: number)
        }
    }
}

extension OFDPackage {
    /// Why pages without text have none.
    func nothingToRead(on pages: [OFDPage]) -> ExtractionError {
        if isEncrypted { return Self.encrypted }
        if pages.contains(where: { !$0.images.isEmpty }) {
            return .ofd(
                .unsupported,
                "The pages of the OFD document are images, as of a scan; they hold no text, or hardly any.",
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
