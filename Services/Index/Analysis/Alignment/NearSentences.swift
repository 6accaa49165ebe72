/// Finds sentences that are nearly the same.
struct NearSentences {
    /// Less alike sentences are different ones.
    static let threshold = 0.8
    /// Sentences of the other text that one is compared with at the most: those around the same relative place.
    private static let window = 400

    private let sentences: Sentences
    private let positions: [Int]
    private let signatures: [BigramSignature]

    /// Takes the sentences to look among, by position.
    init(among positions: [Int], of sentences: Sentences) {
        self.sentences = sentences
        self.positions = positions
        signatures = positions.map { BigramSignature(sentences.masked[sentences.items[$0].masked]) }
    }

    /// All that are near a sentence, with their likeness.
    ///
    /// - Parameter place: where the sentence stands in its own text, from 0 to 1.
    func near(_ units: ArraySlice<UInt16>, at place: Double) -> [(position: Int, score: Double)] {
        guard !positions.isEmpty, !units.isEmpty else { return [] }
        let signature = BigramSignature(units)
        var pattern: CommonSubsequence?
        var found: [(position: Int, score: Double)] = []
        let middle = Int(place * Double(positions.count))
        let start = max(0, min(positions.count - Self.window, middle - Self.window / 2))
        for index in start..<min(positions.count, start + Self.window) where signature.mayBeNear(signatures[index]) {
            let other = sentences.masked[sentences.items[positions[index]].masked]
            // No longer subsequence is common than the shorter of both.
            let most = Double(2 * min(units.count, other.count)) / Double(units.count + other.count)
            guard most >= Self.threshold else { continue }
            let tried = pattern ?? CommonSubsequence(units)
            pattern = tried
            let score = tried.similarity(with: other)
            if score >= Self.threshold { found.append((positions[index], score)) }
        }
        return found
    }
}
