internal import Messages

/// The piece of a text that shows best why it was found.
struct Snippet {
    /// The piece, each white space as one blank.
    private(set) var text = ""
    /// The matches in the piece.
    private(set) var ranges: [TextRange] = []
    /// Where the piece stands in the text.
    private(set) var place = TextRange(0, 0)
    /// The matches in the whole text.
    private(set) var matches: [TextRange] = []

    /// An empty piece.
    init() {}

    /// Cuts the piece out of a text: where most different terms stand together, the first such place.
    init(of text: String, terms: [SearchTerms.Term]) {
        let found = Self.find(terms, in: FoldedText(text, keepingUnits: true))
        let scalars = text.unicodeScalars
        let start = Self.bestStart(found)
        let index = scalars.index(scalars.startIndex, offsetBy: start, limitedBy: scalars.endIndex) ?? scalars.endIndex
        var piece = String.UnicodeScalarView()
        var count = 0
        for scalar in scalars[index...].prefix(SearchLimits.snippet) {
            piece.append(scalar.properties.isWhitespace ? " " : scalar)
            count += 1
        }
        self.text = String(piece)
        place = TextRange(start, start + count)
        matches = found.prefix(SearchLimits.ranges).map { TextRange($0.source.lowerBound, $0.source.upperBound) }
        // A match that the piece's end cuts is told as far as it is seen.
        ranges = found.compactMap { match in
            let from = max(match.source.lowerBound, start)
            let to = min(match.source.upperBound, start + count)
            return from < to ? TextRange(from - start, to - start) : nil
        }
    }

    private struct Match {
        let source: Range<Int>
        let term: Int
    }

    private static func find(_ terms: [SearchTerms.Term], in folded: FoldedText) -> [Match] {
        var found: [Match] = []
        let units = folded.units
        for (number, term) in terms.enumerated() {
            var count = 0
            guard let first = term.units.first, units.count >= term.units.count else { continue }
            for start in 0...(units.count - term.units.count)
            where folded.bytes[units[start].bytes].elementsEqual(first.bytes) {
                let end = start + term.units.count
                let isThere = zip(start..<end, term.units).allSatisfy { place, unit in
                    (place == start || !units[place].afterBreak)
                        && folded.bytes[units[place].bytes].elementsEqual(unit.bytes)
                }
                guard isThere else { continue }
                found.append(
                    Match(source: units[start].source.lowerBound..<units[end - 1].source.upperBound, term: number)
                )
                count += 1
                if count == matchLimit { break }
            }
        }
        return found.sorted {
            ($0.source.lowerBound, $0.source.upperBound) < ($1.source.lowerBound, $1.source.upperBound)
        }
    }

    /// Matches of one term that are looked at.
    private static let matchLimit = 1_000
    /// Scalars before the first match.
    private static let lead = 20

    private static func bestStart(_ found: [Match]) -> Int {
        var best = 0
        var most = 0
        var last = 0
        var counts: [Int: Int] = [:]
        for match in found {
            while last < found.count,
                found[last].source.upperBound <= match.source.lowerBound + SearchLimits.snippet - lead
            {
                counts[found[last].term, default: 0] += 1
                last += 1
            }
            if counts.count > most {
                most = counts.count
                best = max(0, match.source.lowerBound - lead)
            }
            if let count = counts[match.term] { counts[match.term] = count > 1 ? count - 1 : nil }
        }
        if most == 0, let first = found.first { return max(0, first.source.lowerBound - lead) }
        return best
    }
}
