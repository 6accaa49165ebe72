internal import Messages

/// A place in a text where a leaf stands.
struct SnippetMatch {
    /// Positions of its units.
    let units: Range<Int>
    /// Its scalar offsets.
    let source: Range<Int>
    /// Which of the leaves it is.
    let leaf: Int

    /// Matches of one leaf that are looked at.
    private static let limit = 1_000

    /// The matches of all leaves in the order of the text.
    static func find(_ leaves: [QueryLeaf], in text: FoldedText, places: ReportPlaces?) -> [SnippetMatch] {
        let numbers =
            leaves.contains { $0.phrase.numberForm != nil }
            ? DocumentNumbers.find(in: text).map { FoldedNumber($0) } : []
        var found: [SnippetMatch] = []
        for (index, leaf) in leaves.enumerated() {
            let ranges = ranges(of: leaf, in: text, places)
            for place in text.places(of: leaf, numbers: numbers, in: ranges, limit: limit) where place.start < place.end
            {
                let source =
                    text.units[place.start].source.lowerBound..<text.units[place.end - 1].source.upperBound
                found.append(SnippetMatch(units: place.start..<place.end, source: source, leaf: index))
            }
        }
        return found.sorted {
            ($0.source.lowerBound, $0.source.upperBound, $0.leaf) < (
                $1.source.lowerBound, $1.source.upperBound, $1.leaf
            )
        }
    }

    /// Where the leaf may stand; nil for anywhere.
    private static func ranges(of leaf: QueryLeaf, in text: FoldedText, _ places: ReportPlaces?) -> [Range<Int>]? {
        guard leaf.parts.contains(where: { $0 != .title }) else { return leaf.parts.isEmpty ? nil : [] }
        return places.map { places in leaf.parts.flatMap { text.positions(of: ranges($0, places)) } }
    }

    private static func ranges(_ part: QueryPart, _ places: ReportPlaces) -> [TextRange] {
        switch part {
        case .problems: places.problems
        case .plans: places.plans
        case .headings: places.headingRanges
        case .title: []
        }
    }
}
