/// One text object: where each of its characters stands (GB/T 33190-2016, 11.2 and 11.3).
///
/// The text is that of its `TextCode`; glyph numbers (`CGTransform`, 11.4) say how it looks, not what it says.
struct OFDText {
    /// How far the text is above and below its base line, of its size.
    private static let (ascent, descent) = (0.85, 0.15)

    private let object: XMLTree.Node
    private let matrix: OFDMatrix
    private let size: Double
    private let stretch: Double
    private let readQuarters: Int
    private let charMatrix: OFDMatrix

    init(_ object: XMLTree.Node, in outer: OFDMatrix) {
        self.object = object
        let boundary = OFDNumbers.box(object.attribute("Boundary"))
        matrix = object.matrix(in: boundary).then(outer)
        size = object.attribute("Size").map(OFDNumbers.number) ?? boundary?.height ?? 0
        stretch = object.attribute("HScale").map(OFDNumbers.number).flatMap { $0 > 0 ? $0 : nil } ?? 1
        readQuarters = Self.quarters(object.attribute("ReadDirection"))
        charMatrix = .turned(quarters: Self.quarters(object.attribute("CharDirection")))
    }

    /// Its characters in runs without gaps; characters that stand askew, as those of watermarks, are left out.
    func pieces() -> [OFDPiece] {
        var run = OFDRun(readsDown: readQuarters % 2 == 1)
        var start = OFDPoint(x: 0, y: 0)
        for code in object.children where code.is("TextCode") {
            if let x = code.attribute("X") { start.x = OFDNumbers.number(x) }
            if let y = code.attribute("Y") { start.y = OFDNumbers.number(y) }
            let characters = Self.characters(of: code)
            let points = points(of: characters, from: start, code)
            let spacing = LetterSpacing(characters, points, em: size * stretch)
            run.widestLetterGap = spacing.widestGap.flatMap { hasLigatures ? nil : $0 }
            for (character, point) in zip(characters, points) {
                let width = spacing.width(of: character) * size * stretch
                box(of: character, width, at: point).map { run.add(character, at: $0) }
            }
            run.end()
        }
        return run.pieces
    }

    /// Whether some characters share a glyph or have several, so that there are more or fewer offsets than characters.
    private var hasLigatures: Bool {
        object.children.contains {
            $0.is("CGTransform") && ($0.attribute("CodeCount") ?? "1") != ($0.attribute("GlyphCount") ?? "1")
        }
    }

    private static func quarters(_ degrees: String?) -> Int {
        degrees.flatMap(Int.init).map { ($0 % 360 + 360) % 360 / 90 } ?? 0
    }

    /// The characters of a code, as offsets count them: line ends of the XML around them are none.
    private static func characters(of code: XMLTree.Node) -> [Unicode.Scalar] {
        let text = code.text()
        return Array((text.utf8.contains { $0 == 0x0A || $0 == 0x0D } ? text.trimmed : text).unicodeScalars)
    }

    // MARK: - Places

    /// Where the characters begin on their base line, in the object's coordinates.
    private func points(of characters: [Unicode.Scalar], from start: OFDPoint, _ code: XMLTree.Node) -> [OFDPoint] {
        let steps = characters.count - 1
        guard steps > 0 else { return [start] }
        let across = code.attribute("DeltaX").map { OFDNumbers.deltas($0, atMost: steps) }
        let down = code.attribute("DeltaY").map { OFDNumbers.deltas($0, atMost: steps) }
        // Without any offsets a viewer takes the widths of the font.
        let isNatural = (across ?? []).isEmpty && (down ?? []).isEmpty
        var points = [start]
        points.reserveCapacity(characters.count)
        var point = start
        for index in 0..<steps {
            if isNatural {
                let width = GlyphWidth.of(characters[index]) * size * stretch
                let step = OFDMatrix.turned(quarters: readQuarters)(OFDPoint(x: width, y: 0))
                point.x += step.x
                point.y += step.y
            } else {
                point.x += Self.offset(index, across)
                point.y += Self.offset(index, down)
            }
            points.append(point)
        }
        return points
    }

    /// An offset; a list that is too short goes on as it ends.
    private static func offset(_ index: Int, _ offsets: [Double]?) -> Double {
        guard let offsets, let last = offsets.last else { return 0 }
        return index < offsets.count ? offsets[index] : last
    }

    /// The box of a character, in the frame of its base line; nil where that is askew.
    private func box(of character: Unicode.Scalar, _ width: Double, at point: OFDPoint) -> OFDRun.Box? {
        let own = charMatrix.then(.moved(by: point)).then(matrix)
        guard let quarters = own.quarters else { return nil }
        let upright = own.then(.turned(quarters: -quarters))
        let (top, bottom) = (
            upright(OFDPoint(x: 0, y: -Self.ascent * size)), upright(OFDPoint(x: width, y: Self.descent * size))
        )
        // What is drawn that far off is on no page, and sums of it would be no numbers.
        guard [top.x, top.y, bottom.x, bottom.y].allSatisfy({ abs($0) <= 1e6 }) else { return nil }
        return OFDRun.Box(
            x: min(top.x, bottom.x), y: min(top.y, bottom.y), width: abs(top.x - bottom.x),
            height: abs(top.y - bottom.y), quarters: quarters)
    }
}

extension OFDMatrix {
    /// By how many quarters of a circle it turns a base line clockwise; nil where it turns it askew, by 10 degrees or more.
    fileprivate var quarters: Int? {
        if abs(b) <= abs(a) * 0.18 { return a < 0 ? 2 : 0 }
        return abs(a) <= abs(b) * 0.18 ? (b > 0 ? 1 : 3) : nil
    }
}
