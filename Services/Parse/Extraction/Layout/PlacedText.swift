/// A piece of text with its box on a page: a word, a run of characters or a single one.
///
/// Lengths are in any unit, the same in the whole document; x grows to the right and y downwards from the page's top.
struct PlacedText: Equatable, Sendable {
    /// The left edge.
    var x: Double
    /// The top edge.
    var y: Double
    var width: Double
    /// About the size of the font, or a little more.
    var height: Double
    /// Blanks within it are kept as they are.
    var text: String
    /// Whether its characters stand one below the other.
    var isVertical = false

    var right: Double { x + width }
    var bottom: Double { y + height }
    var middle: Double { y + height / 2 }

    /// Whether it is of this world: no page is a million units wide, and text without height can't be seen.
    var isPlausible: Bool {
        [x, y, width, height].allSatisfy { $0.isFinite && abs($0) <= 1e6 } && width >= 0 && height >= 1e-3
    }
}
