/// One line of text on a page.
struct PlacedLine: Equatable, Sendable {
    /// The place of its page in the document, from 0.
    var page: Int
    /// Where its first character that is no blank begins.
    var x: Double
    /// The top edge.
    var y: Double
    /// To the end of its last character that is no blank.
    var width: Double
    var height: Double
    /// Without blanks at its ends; each part of it stands apart from the next by two characters or more.
    var cells: [String]
    /// The size of its characters; never 0.
    var em: Double
    /// Where it has gaps wider than a blank.
    var gaps: [ClosedRange<Double>] = []

    /// Whether it stands beside other lines, as a vertical one does.
    var isAside = false

    var right: Double { x + width }
    var bottom: Double { y + height }
    /// The whole line, with two wide blanks between its parts.
    var text: String { cells.joined(separator: "　　") }

    /// Whether it is a row of a table by itself: it has wide gaps, or several.
    var isRow: Bool { isAside || cells.count > 2 || gaps.contains { $0.upperBound - $0.lowerBound >= 4 * em } }

    /// Whether it stands on both sides of a place without a gap there.
    func crosses(_ place: Double) -> Bool {
        x < place && right > place && !gaps.contains { $0.contains(place) }
    }

    /// Whether a gap of it is above or below one of another line.
    func shares(gapWith other: PlacedLine) -> Bool {
        gaps.contains { gap in
            other.gaps.contains {
                min($0.upperBound, gap.upperBound) - max($0.lowerBound, gap.lowerBound) >= em / 2
            }
        }
    }
}
