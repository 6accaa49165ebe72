/// What is kept of a report so that its sentences can be looked for in others: computed once, by any worker.
package struct Fingerprint: Sendable, Equatable {
    /// Bands of a report, and so rows that a store inserts for it.
    package static let bandLimit = 20
    /// Sentences of one report that are compared; what is behind them is not.
    package static let sentenceLimit = 20_000

    /// ``Sentence/maskedHash`` of each counted sentence, in order.
    package let sentences: [UInt64]
    /// How many characters each has, 65,535 at most.
    package let lengths: [UInt16]
    /// The keys under which reports that share text meet; ascending, each once.
    package let bands: [UInt64]

    /// Takes the counted sentences.
    package init(_ sentences: Sentences) {
        let counted = Array(sentences.items.lazy.filter(\.isCounted).prefix(Self.sentenceLimit))
        self.init(
            sentences: counted.map(\.maskedHash), lengths: counted.map { UInt16(clamping: $0.characters) },
            bands: BandSketch(counted).bands)
    }

    init(sentences: [UInt64], lengths: [UInt16], bands: [UInt64]) {
        (self.sentences, self.lengths, self.bands) = (sentences, lengths, bands)
    }

    /// How many characters all sentences have.
    package var characters: Int { lengths.reduce(0) { $0 + Int($1) } }
}
