extension PostingQuery {
    /// The phrases that make one match better than another, each once, in the order of the query: those that are looked
    /// for in the text, the title or the headings, but not those that are denied.
    var rankedPhrases: [[[UnitID]]] {
        var found: [[[UnitID]]] = []
        collect(into: &found)
        return found
    }

    private func collect(into found: inout [[[UnitID]]]) {
        switch self {
        case .phrase(let units, let part): Self.add([units], part, to: &found)
        case .anyPhrase(let alternatives, let part): Self.add(alternatives, part, to: &found)
        case .within(_, let phrase): Self.add(phrase.alternatives, .text, to: &found)
        case .near(let phrases, _, _): for phrase in phrases { Self.add(phrase.alternatives, .text, to: &found) }
        case .and(let parts), .or(let parts): for part in parts { part.collect(into: &found) }
        case .everything, .nothing, .values, .figure, .not: return
        }
    }

    private static func add(_ alternatives: [[UnitID]], _ part: TermKey.Part, to found: inout [[[UnitID]]]) {
        let isRanked = part == .text || part == .title || part == .headings
        guard isRanked, found.count < PhraseWeights.limit, !alternatives.isEmpty, !found.contains(alternatives) else {
            return
        }
        found.append(alternatives)
    }
}
