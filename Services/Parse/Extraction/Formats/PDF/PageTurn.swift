/// To which side the text of a page runs, as its lines tell: scans lie on their side or head down, and wide tables are
/// printed sideways on upright pages.
enum PageTurn {
    /// From left to right.
    case none
    /// From top to bottom, its lines from right to left.
    case down
    /// Head down.
    case over
    /// From bottom to top, its lines from left to right.
    case up

    /// - Parameter page: Its words and lines are in the order in which they are read.
    init(of page: BoxedPage) {
        var weights = (none: 0.0, down: 0.0, over: 0.0, up: 0.0)
        /// A step from one thing to the next, with what it says in characters.
        func count(_ x: Double, _ y: Double, _ weight: Double) {
            if abs(x) >= abs(y) {
                if x > 0 { weights.none += weight } else { weights.over += weight }
            } else {
                if y > 0 { weights.down += weight } else { weights.up += weight }
            }
        }
        var above: BoxedPage.Word?
        for line in page.lines {
            guard let first = line.first, let last = line.last else { continue }
            let isSideways = line.contains(where: Self.isTall)
            let weight = Double(line.reduce(0) { $0 + $1.text.unicodeScalars.count })
            if line.count > 1 {
                count(last.middle.x - first.middle.x, last.middle.y - first.middle.y, weight)
            } else if isSideways, let above {
                // Below the last line is to its left where text runs down.
                if first.middle.x < above.middle.x { weights.down += weight } else { weights.up += weight }
            } else if !isSideways {
                weights.none += weight
            }
            above = isSideways ? first : nil
        }
        let most = max(weights.none, weights.down, weights.over, weights.up)
        self =
            if weights.none == most { .none } else if weights.over == most { .over } else if weights.down == most {
                .down
            } else { .up }
    }

    /// Whether width and height change places.
    var isSideways: Bool { self == .down || self == .up }

    /// A word's place on the page turned back.
    func upright(_ word: BoxedPage.Word, on page: BoxedPage) -> BoxedPage.Word {
        let (left, top, right, bottom) =
            switch self {
            case .none: (word.left, word.top, word.right, word.bottom)
            case .down: (word.top, page.width - word.right, word.bottom, page.width - word.left)
            case .over:
                (page.width - word.right, page.height - word.bottom, page.width - word.left, page.height - word.top)
            case .up: (page.height - word.bottom, word.left, page.height - word.top, word.right)
            }
        return BoxedPage.Word(text: word.text, left: left, top: top, right: right, bottom: bottom)
    }

    /// Whether a word of several characters is higher than it is wide.
    private static func isTall(_ word: BoxedPage.Word) -> Bool {
        word.text.unicodeScalars.count >= 2 && word.bottom - word.top > 1.3 * (word.right - word.left)
    }
}
