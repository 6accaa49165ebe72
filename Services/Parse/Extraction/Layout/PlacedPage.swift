/// The text of one page, in any order, with the page's size in the same unit.
struct PlacedPage: Equatable, Sendable {
    var width: Double
    var height: Double
    var pieces: [PlacedText]
    /// The place of its page in the document, from 0, where pages come in parts, each with text of one direction; nil
    /// where it is the place in the list.
    var number: Int?
}
