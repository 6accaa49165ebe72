/// What is kept of a report so that its sentences can be looked for in others: computed once, by any worker.
package struct Fingerprint: Sendable, Equatable {
    /// Sentences of one report that are compared; what is behind them is not.
    package static let sentenceLimit = 20_000

    /// ``Sentence/maskedHash`` of each counted sentence, in order.
    package let sentences: [UInt64]
    /// How many characters each has, 65,535 at most.
    package let lengths: [UInt16]

    /// Takes the counted sentences.
    package init(_ sentences: Sentences) {
        let counted = Array(sentences.items.lazy.filter(\.isCounted).prefix(Self.sentenceLimit))
        self.init(
            sentences: counted.map(\.maskedHash), lengths: counted.map { UInt16(clamping: $0.characters) })
    }

    init(sentences: [UInt64], lengths: [UInt16]) { (self.sentences, self.lengths) = (sentences, lengths) }

    /// The sentences under which it meets reports that share text with it (``SentenceKeys``).
    package var keys: [UInt64] { SentenceKeys.of(sentences) }

    /// How many characters all sentences have.
    package var characters: Int { lengths.reduce(0) { $0 + Int($1) } }
}
