/// A page's words with their boxes, in the lines that a program sees them in, as the program orders them.
struct BoxedPage: Equatable, Sendable {
    /// A word, or a run of characters without a blank.
    struct Word: Equatable, Sendable {
        var text: String
        var (left, top, right, bottom) = (0.0, 0.0, 0.0, 0.0)

        var middle: (x: Double, y: Double) { ((left + right) / 2, (top + bottom) / 2) }
    }

    var width: Double
    var height: Double
    var lines: [[Word]] = []

    /// How many characters it has that are no blanks and have a meaning, and how many glyphs have no character.
    var characters: (known: Int, unmapped: Int) {
        var count = (known: 0, unmapped: 0)
        for scalar in lines.joined().lazy.flatMap(\.text.unicodeScalars) {
            if UnifiedIdeographs.isUnmapped(scalar) {
                count.unmapped += 1
            } else if !scalar.isBlank {
                count.known += 1
            }
        }
        return count
    }

    /// The page as it is read: with most of its lines turned, it is turned back.
    var upright: BoxedPage {
        let turn = PageTurn(of: self)
        guard turn != .none else { return self }
        var page = turn.isSideways ? BoxedPage(width: height, height: width) : BoxedPage(width: width, height: height)
        page.lines = lines.map { $0.map { turn.upright($0, on: self) } }
        return page
    }

    /// Its words for the flow of lines; upright already.
    var placed: PlacedPage {
        PlacedPage(
            width: width, height: height,
            pieces: lines.joined().map {
                PlacedText(x: $0.left, y: $0.top, width: $0.right - $0.left, height: $0.bottom - $0.top, text: $0.text)
            })
    }

    /// The page in another unit.
    func scaled(by factor: Double) -> BoxedPage {
        var page = BoxedPage(width: width * factor, height: height * factor)
        page.lines = lines.map { line in
            line.map {
                Word(
                    text: $0.text, left: $0.left * factor, top: $0.top * factor, right: $0.right * factor,
                    bottom: $0.bottom * factor)
            }
        }
        return page
    }
}
