package import Messages

/// The piece of a report's text that shows best why it was found.
package struct Snippet: Equatable, Sendable {
    /// The piece, each white space as one blank.
    package private(set) var text = ""
    /// The matches in the piece, in scalar offsets into it.
    package private(set) var ranges: [TextRange] = []
    /// Where the piece stands in the report's text.
    package private(set) var place = TextRange(0, 0)
    /// The matches in the whole text, ascending; the first ``matchLimit``.
    package private(set) var matches: [TextRange] = []

    /// Scalars of a piece.
    package static let limit = 120
    /// Matches that are told.
    package static let matchLimit = 100

    /// An empty piece.
    package init() {}

    /// Cuts the piece out of a text: the sentence in which most different leaves stand, of those the one whose leaves
    /// weigh most, of those the first; a long sentence is cut around its matches.
    ///
    /// `weights` has one for each leaf, a leaf's length where it is nil. `places` tells where the parts are that leaves
    /// may be bound to; where it is nil, as for a caller that has the text alone, problems, plans and headings are looked
    /// for in the whole text. What is asked of the title alone is not marked in the text.
    package init(
        of text: String, leaves: [QueryLeaf], weights: [Double]? = nil, places: ReportPlaces? = nil
    ) {
        let folded = FoldedText(text, keepingUnits: true)
        let found = SnippetMatch.find(leaves, in: folded, places: places)
        let window = SnippetWindow(
            folded, found, weights: weights ?? leaves.map { Double($0.phrase.units.count) }, limit: Self.limit)
        cut(text, window.best)
        matches = found.prefix(Self.matchLimit).map { TextRange($0.source.lowerBound, $0.source.upperBound) }
        ranges = found.compactMap { match in
            // A match that the piece's end cuts is told as far as it is seen.
            let from = max(match.source.lowerBound, place.start)
            let to = min(match.source.upperBound, place.end)
            return from < to ? TextRange(from - place.start, to - place.start) : nil
        }
    }

    private mutating func cut(_ text: String, _ window: Range<Int>) {
        let scalars = text.unicodeScalars
        let start =
            scalars.index(scalars.startIndex, offsetBy: window.lowerBound, limitedBy: scalars.endIndex)
            ?? scalars.endIndex
        var piece: [Unicode.Scalar] = Array(scalars[start...].prefix(window.count))
        while let last = piece.last, last.properties.isWhitespace { piece.removeLast() }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: piece.lazy.map { $0.properties.isWhitespace ? " " : $0 })
        self.text = String(view)
        place = TextRange(window.lowerBound, window.lowerBound + piece.count)
    }
}
