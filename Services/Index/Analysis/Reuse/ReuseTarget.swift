/// The report whose sentences are looked for, prepared for many comparisons.
struct ReuseTarget {
    let entry: FingerprintEntry
    let sentences: Sentences
    /// The counted sentences, as many as the fingerprint has.
    private let counted: [Sentence]
    /// The first sentence with a hash, and behind each sentence the next one with the same.
    private let firstPlace: [UInt64: Int]
    private let nextPlace: [Int]

    /// Takes a report; nil where text and fingerprint are of different versions and do not fit together.
    init?(_ entry: FingerprintEntry, _ sentences: Sentences) {
        self.entry = entry
        self.sentences = sentences
        counted = Array(sentences.counted.prefix(Fingerprint.sentenceLimit))
        guard counted.map(\.maskedHash) == entry.fingerprint.sentences else { return nil }
        var firstPlace: [UInt64: Int] = [:]
        var nextPlace = [Int](repeating: -1, count: counted.count)
        for index in counted.indices.reversed() {
            nextPlace[index] = firstPlace.updateValue(index, forKey: counted[index].maskedHash) ?? -1
        }
        (self.firstPlace, self.nextPlace) = (firstPlace, nextPlace)
    }

    /// The sentences that another report has too, numbers masked.
    func shared(with other: Fingerprint) -> SentenceCoverage {
        var coverage = SentenceCoverage(of: entry.fingerprint)
        for hash in other.sentences {
            var place = firstPlace[hash] ?? -1
            while place >= 0, !coverage.isCovered[place] {
                coverage.cover(place)
                place = nextPlace[place]
            }
        }
        return coverage
    }

    /// How a source shares sentences.
    struct Detail {
        var coverage: SentenceCoverage
        var same = 0
        var numbersChanged = 0
        var near = 0
    }

    /// Compares with another report's text: tells changed numbers, and finds sentences that are nearly the same.
    func detail(_ shared: SentenceCoverage, in other: Sentences) -> Detail {
        var detail = Detail(coverage: shared)
        let otherCounted = other.items.indices.filter { other.items[$0].isCounted }.prefix(Fingerprint.sentenceLimit)
        let exact = Set(otherCounted.map { other.items[$0].exactHash })
        let among = NearSentences(
            among: otherCounted.filter { firstPlace[other.items[$0].maskedHash] == nil }, of: other)
        for (index, sentence) in counted.enumerated() {
            if shared.isCovered[index] {
                if exact.contains(sentence.exactHash) { detail.same += 1 } else { detail.numbersChanged += 1 }
            } else {
                let place = Double(index) / Double(counted.count)
                guard !among.near(sentences.masked[sentence.masked], at: place).isEmpty else { continue }
                detail.near += 1
                detail.coverage.cover(index)
            }
        }
        return detail
    }
}
