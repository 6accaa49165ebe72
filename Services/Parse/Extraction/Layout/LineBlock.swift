/// Lines that follow each other within the same margins: a page's, or those of one of its columns.
struct LineBlock: Equatable, Sendable {
    var lines: [PlacedLine]
    /// Whether it is one of columns beside each other.
    var isColumn = false
}
