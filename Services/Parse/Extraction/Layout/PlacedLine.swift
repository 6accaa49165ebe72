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
    /// Without blanks at its ends.
    var text: String
    /// The size of its characters; never 0.
    var em: Double
    /// Where it has gaps wider than a blank.
    var gaps: [ClosedRange<Double>] = []

    var right: Double { x + width }
    var bottom: Double { y + height }
    /// Whether it has gaps of two characters, as a row of a table has.
    var isRow: Bool { gaps.contains { $0.upperBound - $0.lowerBound >= 2 * em } }
}
