/// Two sentences that belong together, by their positions in their texts.
struct SentencePair: Equatable {
    /// Position in the first text.
    var first: Int
    /// Position in the second text.
    var second: Int
    /// Likeness from 0 to 1, numbers masked.
    var score: Double
}
