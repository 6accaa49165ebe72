/// The text of one page, in any order, with the page's size in the same unit.
struct PlacedPage: Equatable, Sendable {
    var width: Double
    var height: Double
    var pieces: [PlacedText]
}
