/// Chooses what of a text a snippet shows.
struct SnippetWindow {
    private let text: FoldedText
    private let weights: [Double]
    private let limit: Int
    /// Scalar offsets of what is shown.
    private(set) var best = 0..<0

    /// Scalars before the first match where a sentence is cut.
    private static let lead = 24

    init(_ text: FoldedText, _ matches: [SnippetMatch], weights: [Double], limit: Int) {
        self.text = text
        self.weights = weights
        self.limit = limit
        guard let sentence = bestSentence(matches) else {
            best = 0..<min(limit, (text.units.last?.source.upperBound ?? 0))
            return
        }
        best = window(in: sentence.source, sentence.matches)
    }

    private struct Sentence {
        var source: Range<Int>
        var matches: ArraySlice<SnippetMatch>
    }

    /// How good a row of matches is: different leaves first, then what they weigh.
    private func score(_ matches: ArraySlice<SnippetMatch>) -> (leaves: Int, weight: Double) {
        let leaves = Set(matches.map(\.leaf))
        let weight = leaves.reduce(0) { $0 + ($1 < weights.count ? weights[$1] : 0) }
        return (leaves.count, weight)
    }

    private func bestSentence(_ matches: [SnippetMatch]) -> Sentence? {
        var best: (score: (Int, Double), sentence: Sentence)?
        var first = 0
        while first < matches.count {
            let number = NearSearch.number(of: matches[first].units.lowerBound, in: text.sentenceStarts)
            let end = number < text.sentenceStarts.count ? text.sentenceStarts[number] : text.units.count
            var last = first + 1
            while last < matches.count, matches[last].units.lowerBound < end { last += 1 }
            let row = matches[first..<last]
            let score = score(row)
            if best.map({ score > $0.score }) ?? true {
                let start = number > 0 ? text.sentenceStarts[number - 1] : 0
                let upper = end < text.units.count ? text.units[end].source.lowerBound : sourceEnd
                let source = text.units[start].source.lowerBound..<upper
                best = (score, Sentence(source: source, matches: row))
            }
            first = last
        }
        return best?.sentence
    }

    private var sourceEnd: Int { text.units.last?.source.upperBound ?? 0 }

    /// The sentence, or as much of it as may be shown, around the best of its matches.
    private func window(in sentence: Range<Int>, _ matches: ArraySlice<SnippetMatch>) -> Range<Int> {
        guard sentence.count > limit, let first = matches.first else {
            // A match that goes on into the next sentence takes some of that along.
            let end = max(sentence.upperBound, matches.map(\.source.upperBound).max() ?? 0)
            return sentence.lowerBound..<min(end, sentence.lowerBound + limit)
        }
        var best = (score: (0, 0.0), match: first)
        var last = matches.startIndex
        for index in matches.indices {
            let end = matches[index].source.lowerBound + limit - Self.lead
            last = max(last, index)
            while last < matches.endIndex, matches[last].source.upperBound <= end { last += 1 }
            let score = score(matches[index..<last])
            if score > best.score { best = (score, matches[index]) }
        }
        let match = best.match.source
        // A match as long as the whole piece is shown from its start.
        let room = max(0, min(Self.lead, limit - match.count))
        var start = max(sentence.lowerBound, match.lowerBound - room)
        let end = min(sentence.upperBound, start + limit)
        start = max(sentence.lowerBound, min(start, end - limit))
        if start > sentence.lowerBound { start = clause(in: start..<match.lowerBound) ?? start }
        return start..<max(start, end)
    }

    /// Where a clause starts in a range of offsets: behind the first comma in it.
    private func clause(in range: Range<Int>) -> Int? {
        var position = text.position(ofSource: range.lowerBound)
        while position + 1 < text.units.count, text.units[position].source.lowerBound < range.upperBound {
            if let scalar = text.unit(at: position).scalar, Self.commas.contains(scalar) {
                let start = text.units[position + 1].source.lowerBound
                return start <= range.upperBound ? start : nil
            }
            position += 1
        }
        return nil
    }

    private static let commas: Set<Unicode.Scalar> = ["，", "、", "；", "："]
}
