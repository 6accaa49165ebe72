package import Messages

/// Which sentences of a report stand in others.
package struct ReuseMatches: Sendable, Equatable {
    /// SHA-256 of the original, in lower-case hex.
    package var documentId: String
    /// For each sentence of the fingerprint whether an earlier report of the same agency has it.
    package var own: [Bool]
    /// For each sentence of the fingerprint whether a compared report of another agency has it.
    package var others: [Bool]
    /// The earlier reports of the same agency that share most.
    package var ownSources: [ReuseSource]
    /// The reports of other agencies that share most.
    package var otherSources: [ReuseSource]
}

/// A part of a fingerprint's sentences, for counting.
struct SentenceCoverage {
    /// For each sentence whether it belongs to the part.
    private(set) var isCovered: [Bool]
    private let lengths: [UInt16]

    init(of fingerprint: Fingerprint) {
        lengths = fingerprint.lengths
        isCovered = [Bool](repeating: false, count: fingerprint.lengths.count)
    }

    init(_ isCovered: [Bool], of fingerprint: Fingerprint) {
        lengths = fingerprint.lengths
        self.isCovered = lengths.indices.map { $0 < isCovered.count && isCovered[$0] }
    }

    mutating func cover(_ index: Int) { isCovered[index] = true }

    mutating func add(_ other: Self) {
        for index in isCovered.indices where other.isCovered[index] { isCovered[index] = true }
    }

    /// How many characters the part has.
    var characters: Int {
        isCovered.indices.reduce(0) { $0 + (isCovered[$1] ? Int(lengths[$1]) : 0) }
    }

    var sentences: Int { isCovered.reduce(0) { $0 + ($1 ? 1 : 0) } }

    var share: ReuseShare {
        ReuseShare(
            sentences: sentences, characters: characters, wholeSentences: lengths.count,
            wholeCharacters: lengths.reduce(0) { $0 + Int($1) })
    }
}
