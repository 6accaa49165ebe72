/// A piece of text in the frame of its own base line: turned so that it runs from left to right, about the page's corner.
struct OFDPiece {
    var text: PlacedText
    /// By how many quarters of a circle its characters stand turned clockwise on the page.
    var quarters: Int
}

/// Puts characters that follow each other side by side, or one below the other, together into one piece.
struct OFDRun {
    /// Where one character stands, in the frame of its base line.
    struct Box {
        var x: Double
        var y: Double
        var width: Double
        var height: Double
        var quarters: Int
    }

    /// A gap of more ems ends a run; whether it is a blank is told from the whole line.
    private static let widestGap = 0.6

    /// Whether characters stand one below the other by what the object says of itself.
    let readsDown: Bool
    /// The same between letters; nil where it is that between all.
    var widestLetterGap: Double?
    private(set) var pieces: [OFDPiece] = []
    private var text = String.UnicodeScalarView()
    private var count = 0
    private var (first, last): (Box?, Box?)
    private var goesDown = false

    init(readsDown: Bool) { self.readsDown = readsDown }

    mutating func add(_ character: Unicode.Scalar, at box: Box) {
        guard !character.isControl || character.isBlank else { return }
        if let last, box.quarters != last.quarters || !follows(box, last, widest: widestGap(before: character)) {
            end()
        }
        if first == nil { first = box }
        if let last { goesDown = box.y - last.y > last.height / 2 }
        last = box
        count += 1
        text.append(character.isControl ? " " : character.isPrivate ? "\u{FFFD}" : character)
    }

    /// Ends the run, so that what is added next stands apart.
    mutating func end() {
        defer {
            (first, last) = (nil, nil)
            text = String.UnicodeScalarView()
            count = 0
        }
        guard let first, let last else { return }
        let piece = PlacedText(
            x: min(first.x, last.x), y: min(first.y, last.y), width: max(first.x, last.x + last.width) - first.x,
            height: max(first.y + first.height, last.y + last.height) - min(first.y, last.y), text: String(text),
            isVertical: goesDown || readsDown)
        goesDown = false
        pieces.append(OFDPiece(text: piece, quarters: first.quarters))
    }

    private func widestGap(before character: Unicode.Scalar) -> Double {
        guard let widestLetterGap, character.isOfSpacedWord, text.last?.isOfSpacedWord == true else {
            return Self.widestGap
        }
        return widestLetterGap
    }

    private func follows(_ box: Box, _ last: Box, widest: Double) -> Bool {
        let (across, down) = (box.x - last.x, box.y - last.y)
        let em = last.height
        let isBeside =
            !goesDown && abs(down) <= 0.3 * em && across > 0
            && (-0.5 * em...widest * em).contains(across - last.width)
        // Whichever way the first two go, the others go too.
        let mayGoDown = goesDown || count == 1
        let isBelow = mayGoDown && abs(across) <= 0.3 * em && (0.5 * em...1.8 * em).contains(down)
        return isBeside || isBelow
    }
}

extension Unicode.Scalar {
    /// Whether it is a control character, which no page shows.
    fileprivate var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }

    /// Whether only the font knows what it is: converters number glyphs so where they can't tell the text.
    fileprivate var isPrivate: Bool { (0xE000...0xF8FF).contains(value) || value >= 0xF0000 }
}
