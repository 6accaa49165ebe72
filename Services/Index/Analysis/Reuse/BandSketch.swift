/// Chooses the keys under which reports that share text meet.
///
/// A weighted bottom-k sketch (Broder, "On the resemblance and containment of documents", 1997; weights as in Efraimidis
/// and Spirakis, "Weighted random sampling with a reservoir", 2006, with a hash for the random number): of all features
/// those with the least -log(hash) / weight, which two texts that share a feature are both likely to keep.
///
/// Features are single sentences, which survive where every other one was written anew, and runs of two,
/// which are rare even where each sentence alone is boilerplate. The longer a sentence, the rarer it is as a rule, so
/// it weighs more.
struct BandSketch {
    /// How many sentences stand in a feature, and how many features of the kind are kept; what a short report has none
    /// of is left to the next kind.
    private static let kinds = [(run: 2, kept: 14), (run: 1, kept: 6)]
    /// Units beyond which a sentence grows no rarer.
    private static let longest = 48
    /// Units that halve the number of reports that have a sentence.
    private static let halving = 6.0

    /// Ascending, each once.
    let bands: [UInt64]

    init(_ sentences: [Sentence]) {
        var bands: [UInt64] = []
        var room = 0
        for kind in Self.kinds {
            room += kind.kept
            let least = Self.least(Self.features(sentences, run: kind.run), room)
            bands += least
            room -= least.count
        }
        self.bands = bands.sorted()
    }

    private struct Feature {
        var hash: UInt64
        var priority: Double
    }

    private static func features(_ sentences: [Sentence], run: Int) -> [Feature] {
        guard sentences.count >= run else { return [] }
        return (run...sentences.count).map { end in
            var hash = 0x7265_7573_6500 + UInt64(run)
            var units = 0
            for sentence in sentences[(end - run)..<end] {
                hash = SentenceHash.mix(hash ^ sentence.maskedHash)
                units += min(longest, sentence.masked.count)
            }
            // The hash as a number above 0 and up to 1.
            let chance = (Double(hash >> 11) + 1) / 0x1p53
            let halvings = Double(units) / halving
            let weight = Double(
                sign: .plus, exponent: Int(halvings), significand: 1 + halvings - halvings.rounded(.down))
            return Feature(hash: hash, priority: -chance.logarithm / weight)
        }
    }

    /// The hashes of the different features with the least priority.
    private static func least(_ features: [Feature], _ count: Int) -> [UInt64] {
        var kept: [UInt64] = []
        for feature in features.sorted(by: { ($0.priority, $0.hash) < ($1.priority, $1.hash) })
        where feature.hash != kept.last {
            guard kept.count < count else { break }
            kept.append(feature.hash)
        }
        return kept
    }
}
