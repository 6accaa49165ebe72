import Foundation

/// Scores matches: BM25 (Robertson, Zaragoza: "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, 3.4) of the
/// ranked phrases over the text, and more for those that stand in the title or a heading.
struct Scorer {
    private static let saturation = 1.2
    /// What a phrase weighs that stands in every report: little, but so that a title still counts.
    private static let leastWeight = 64
    private static let lengthShare = 0.75
    /// More occurrences than these count no more.
    private static let mostOccurrences = 64
    /// What a phrase in the title adds: more than any number of occurrences in the text.
    private static let title = 5.0
    private static let heading = 1.5
    /// Ways to write a phrase up to which its places are read to count them.
    private static let countedAlternatives = 64

    private let phrases: [[[UnitID]]]
    private let weights: PhraseWeights

    /// Takes the ranked phrases of a query and their weights; nil where they are not of one query.
    init?(_ phrases: [[[UnitID]]], _ weights: PhraseWeights) {
        guard phrases.count == weights.phrases.count else { return nil }
        self.phrases = phrases
        self.weights = weights
    }

    /// The weights as of now: the inverse document frequency of each phrase, ln(1 + (N - n + ½) / (n + ½)), with the
    /// documents that have all of its pairs as n.
    static func weights(
        _ phrases: [[[UnitID]]], in blocks: [(block: any PostingBlock, scope: BlockBitmap)], lanes: any SearchLanes,
        limits: SearchLimits, cost: inout SearchCost
    ) throws -> PhraseWeights {
        let counted = try lanes.map(blocks, on: { $0.block.lane }, cost: &cost) { part, cost in
            let columns = try part.block.columns()
            var evaluation = BlockEvaluation(part.block)
            let frequencies = try phrases.map { alternatives in
                BlockEvaluation.union(try evaluation.phrases(alternatives, in: .text, within: part.scope)).count
            }
            cost.add(evaluation.cost)
            return (lengths: columns.lengthSum, lengthCount: columns.lengthCount, frequencies: frequencies)
        }
        let documents = blocks.reduce(0) { $0 + $1.scope.count }
        let lengths = counted.reduce(0) { $0 + $1.lengths }
        let lengthCount = counted.reduce(0) { $0 + $1.lengthCount }
        let frequencies = phrases.indices.map { index in counted.reduce(0) { $0 + $1.frequencies[index] } }
        let weighted = zip(phrases, frequencies).map { alternatives, frequency in
            let rarity = (Double(documents - frequency) + 0.5) / (Double(frequency) + 0.5)
            let isLong = alternatives.allSatisfy { $0.count > 1 }
            let isCounted = frequency <= (isLong ? limits.countedPhrases : limits.countedUnits)
            return PhraseWeights.Phrase(
                weight: max(leastWeight, Int((log(1 + rarity) * 1024).rounded())),
                countsFrequency: isCounted && alternatives.count <= countedAlternatives)
        }
        return PhraseWeights(averageLength: lengthCount > 0 ? lengths / lengthCount : 0, phrases: weighted)
    }

    /// The score of each match in thousandths, in their order, the lowest document first.
    func scores(of matches: BlockBitmap, in block: any PostingBlock, _ columns: BlockColumns, cost: inout SearchCost)
        throws -> [(document: UInt16, score: Int)]
    {
        let numbering = DocumentNumbering(matches)
        var sums = [Double](repeating: 0, count: numbering.count)
        var evaluation = BlockEvaluation(block)
        for (alternatives, weight) in zip(phrases, weights.phrases) {
            let factor = Double(weight.weight) / 1024
            let counts = try occurrences(
                of: alternatives, areCounted: weight.countsFrequency, numbering: numbering, with: &evaluation)
            matches.forEach { document in
                let number = numbering.number(of: document)
                sums[number] += factor * saturated(counts[number], length: columns.lengths[Int(document)])
            }
            for (part, boost) in [(TermKey.Part.title, Self.title), (.headings, Self.heading)] {
                let found = try evaluation.documents(of: alternatives, in: part, among: matches)
                found.forEach { sums[numbering.number(of: $0)] += factor * boost }
            }
        }
        cost.add(evaluation.cost)
        cost.scored += numbering.count
        var scores: [(document: UInt16, score: Int)] = []
        scores.reserveCapacity(numbering.count)
        matches.forEach { document in
            scores.append((document, Int((sums[scores.count] * 1000).rounded())))
        }
        return scores
    }

    private func occurrences(
        of alternatives: [[UnitID]], areCounted: Bool, numbering: DocumentNumbering,
        with evaluation: inout BlockEvaluation
    ) throws -> [Int] {
        var counts = [Int](repeating: 0, count: numbering.count)
        let matches = numbering.documents
        guard areCounted else {
            // As for its weight, it stands where all of its pairs do: the lists of places are what takes long.
            let found = BlockEvaluation.union(try evaluation.phrases(alternatives, in: .text, within: matches))
            found.forEach { counts[numbering.number(of: $0)] = 1 }
            return counts
        }
        for phrase in try evaluation.phrases(alternatives, in: .text, within: matches) {
            try evaluation.scan(phrase, among: matches) { stripe in
                stripe.forEach { document, places in counts[numbering.number(of: document)] += places.count }
            }
        }
        return counts
    }

    private func saturated(_ count: Int, length: UInt16) -> Double {
        guard count > 0 else { return 0 }
        let frequency = Double(min(count, Self.mostOccurrences))
        let relative = weights.averageLength > 0 ? Double(length) / Double(weights.averageLength) : 1
        let norm = Self.saturation * (1 - Self.lengthShare + Self.lengthShare * relative)
        return frequency * (Self.saturation + 1) / (frequency + norm)
    }
}
