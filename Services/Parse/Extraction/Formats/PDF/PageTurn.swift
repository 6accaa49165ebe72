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

    /// - Parameter page: The words of each of its lines are in the order in which they are read.
    init(of page: BoxedPage) {
        var weights = Weights()
        var sideways: [BoxedPage.Word] = []
        for line in page.lines {
            guard let first = line.first, let last = line.last else { continue }
            let weight = line.reduce(0) { $0 + $1.text.unicodeScalars.count }
            if line.count > 1 {
                weights.add(last.middle.x - first.middle.x, last.middle.y - first.middle.y, weight)
            } else if first.isTall {
                sideways.append(first)
            } else {
                weights.none += weight
            }
        }
        // A line of one word does not tell where it begins; but lines begin at one edge, and end anywhere.
        let weight = sideways.reduce(0) { $0 + $1.text.unicodeScalars.count }
        if Self.aligned(sideways.map(\.top)) >= Self.aligned(sideways.map(\.bottom)) {
            weights.down += weight
        } else {
            weights.up += weight
        }
        self = weights.heaviest
    }

    /// How many characters run to each side.
    private struct Weights {
        var (none, down, over, up) = (0, 0, 0, 0)

        mutating func add(_ x: Double, _ y: Double, _ weight: Int) {
            if abs(x) >= abs(y) {
                if x > 0 { none += weight } else { over += weight }
            } else {
                if y > 0 { down += weight } else { up += weight }
            }
        }

        var heaviest: PageTurn {
            let most = max(none, down, over, up)
            if none == most { return .none }
            return down == most ? .down : up == most ? .up : .over
        }
    }

    /// How many lines at most share an edge.
    private static func aligned(_ edges: [Double]) -> Int {
        edges.reduce(into: [Int: Int]()) { $0[Int(max(-1e6, min(1e6, $1)).rounded()), default: 0] += 1 }.values.max()
            ?? 0
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
}

extension BoxedPage.Word {
    /// Whether it has several characters and is higher than wide.
    fileprivate var isTall: Bool { text.unicodeScalars.count >= 2 && bottom - top > 1.3 * (right - left) }
}
