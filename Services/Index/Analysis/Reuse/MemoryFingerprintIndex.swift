/// Fingerprints in memory: for comparisons of a few hundred thousand reports at the most, and for tests.
package struct MemoryFingerprintIndex: FingerprintIndex {
    private struct Kept {
        var entry: FingerprintEntry
        var sentences: @Sendable () -> Sentences
    }

    private var reports: [Int64: Kept] = [:]
    private var numbers: [String: Int64] = [:]
    private var byKey: [UInt64: Set<Int64>] = [:]
    private var byAgency: [String: [Int64]] = [:]
    private var sample: [UInt64: [UInt64: Int]] = [:]
    private var next: Int64 = 1

    /// Holds nothing.
    package init() {}

    /// Adds a report, in place of one with the same document id; its sentences are cut when they are asked for.
    ///
    /// - Returns: its number.
    @discardableResult
    package mutating func add(
        _ entry: FingerprintEntry, sentences: @escaping @Sendable () -> Sentences
    ) -> Int64 {
        remove(documentId: entry.identity.documentId)
        let number = next
        next += 1
        reports[number] = Kept(entry: entry, sentences: sentences)
        numbers[entry.identity.documentId] = number
        for key in entry.fingerprint.keys { byKey[key, default: []].insert(number) }
        if let key = entry.identity.agencyKey { byAgency[key, default: []].append(number) }
        count(entry, by: 1)
        return number
    }

    /// Removes a report if it is there.
    package mutating func remove(documentId: String) {
        guard let number = numbers.removeValue(forKey: documentId), let kept = reports.removeValue(forKey: number)
        else { return }
        for key in kept.entry.fingerprint.keys { byKey[key]?.remove(number) }
        if let key = kept.entry.identity.agencyKey { byAgency[key]?.removeAll { $0 == number } }
        count(kept.entry, by: -1)
    }

    /// The number of a document; nil where it is no current one.
    package func number(of documentId: String) -> Int64? { numbers[documentId] }

    private mutating func count(_ entry: FingerprintEntry, by step: Int) {
        guard SentenceSample.holds(documentId: entry.identity.documentId) else { return }
        let agency = SentenceSample.agency(entry.identity.agencyKey)
        for sentence in Set(entry.fingerprint.sentences) {
            let count = (sample[sentence]?[agency] ?? 0) + step
            sample[sentence, default: [:]][agency] = count > 0 ? count : nil
        }
    }

    package func nearest(sharing keys: [UInt64], limit: Int) -> [Int64] {
        var scores: [Int64: Int] = [:]
        for key in keys {
            let holders = byKey[key] ?? []
            let weight = CandidateScore.weight(holders: holders.count, of: reports.count)
            for number in holders { scores[number, default: 0] += weight }
        }
        let groups = Dictionary(grouping: scores.keys) { scores[$0] ?? 0 }.sorted { $0.key > $1.key }.map(\.value)
        return CandidateScore.choose(limit, of: groups) { reports[$0]?.entry.identity.documentId }
    }

    package func numbers(ofAgency key: String) -> [Int64] { byAgency[key] ?? [] }

    package func entry(_ number: Int64) -> FingerprintEntry? { reports[number]?.entry }

    package func sentences(_ number: Int64) -> Sentences? { reports[number]?.sentences() }

    package func sampledAgencies(holding sentence: UInt64, limit: Int) -> [UInt64] {
        Array((sample[sentence] ?? [:]).keys.prefix(limit))
    }
}
