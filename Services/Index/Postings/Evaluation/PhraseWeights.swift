/// What the phrases of a search count for, as of its first page.
struct PhraseWeights: Equatable, Sendable {
    /// Phrases of a query that are scored; what more there are only has to match.
    static let limit = 16

    /// The weight of one phrase.
    struct Phrase: Equatable, Sendable {
        /// The inverse document frequency in parts of 1/1024.
        let weight: Int
        /// Whether it counts how often the phrase stands in the text, or only that it does.
        let countsFrequency: Bool

        /// Takes the two.
        init(weight: Int, countsFrequency: Bool) {
            self.weight = min(max(0, weight), 1 << 20)
            self.countsFrequency = countsFrequency
        }

        /// Takes both as one number.
        init(code: Int) { self.init(weight: code >> 1, countsFrequency: code & 1 == 1) }

        /// Both as one number.
        var code: Int { weight << 1 | (countsFrequency ? 1 : 0) }
    }

    /// The average length of the texts in units.
    var averageLength: Int
    /// The phrases in the order of the query.
    var phrases: [Phrase]
}
