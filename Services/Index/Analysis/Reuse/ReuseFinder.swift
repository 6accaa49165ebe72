package import Messages

/// Finds how much of a report stands in others: candidates by a sample of sentences, then sentences, then the words of the best.
package struct ReuseFinder<Index: FingerprintIndex> {
    /// Reports of any agency whose sentences are compared.
    package static var candidateLimit: Int { 128 }
    /// Earlier reports of the same agency that are compared, the latest years first.
    package static var ownLimit: Int { 16 }
    /// Sources that are named, and reports of other agencies whose words are compared.
    package static var sourceLimit: Int { 10 }
    /// A report of another agency that shares less of the characters is not named as a source.
    package static var leastShare: Double { 0.1 }

    private let index: Index

    /// Takes the store to look in.
    package init(_ index: Index) { self.index = index }

    /// What is known of a current report; nil where the store has none of this number.
    package func report(of number: Int64) throws -> ReuseReport? {
        guard let entry = try index.entry(number), let matches = try matches(of: number) else { return nil }
        return try report(matches, of: entry)
    }

    /// Adds to what was found what is common in the archive.
    package func report(_ matches: ReuseMatches, of entry: FingerprintEntry) throws -> ReuseReport {
        let fingerprint = entry.fingerprint
        let ownAgency = SentenceSample.agency(entry.identity.agencyKey)
        var common = SentenceCoverage(of: fingerprint)
        for (place, sentence) in fingerprint.sentences.enumerated() {
            // Any three agencies have two that are not its own.
            let agencies = try index.sampledAgencies(holding: sentence, limit: 3)
            if agencies.count - (agencies.contains(ownAgency) ? 1 : 0) >= 2 { common.cover(place) }
        }
        var others = SentenceCoverage(matches.others, of: fingerprint)
        others.add(common)
        return ReuseReport(
            documentId: matches.documentId, sentences: fingerprint.sentences.count,
            characters: fingerprint.characters, ownEarlier: SentenceCoverage(matches.own, of: fingerprint).share,
            others: others.share, common: common.share, ownSources: matches.ownSources,
            otherSources: matches.otherSources)
    }

    /// Compares a report with its neighbours; nil where it is no current one, or its fingerprint is of another version
    /// than its text.
    package func matches(of number: Int64) throws -> ReuseMatches? {
        guard let entry = try index.entry(number), let sentences = try index.sentences(number),
            let target = ReuseTarget(entry, sentences)
        else { return nil }
        let own = try compare(target, with: try earlier(than: entry, number))
        let others = try compare(target, with: try candidates(for: entry))
        return ReuseMatches(
            documentId: entry.identity.documentId, own: own.coverage.isCovered, others: others.coverage.isCovered,
            ownSources: own.sources,
            otherSources: others.sources.filter { $0.share.ofCharacters >= Self.leastShare })
    }

    // MARK: - Who is compared

    private struct Candidate {
        var number: Int64
        var entry: FingerprintEntry
    }

    private func earlier(than entry: FingerprintEntry, _ number: Int64) throws -> [Candidate] {
        guard let key = entry.identity.agencyKey, let year = entry.identity.year else { return [] }
        let found = try index.numbers(ofAgency: key).compactMap { other in
            try index.entry(other).map { Candidate(number: other, entry: $0) }
        }
        let earlier = found.filter { $0.number != number && ($0.entry.identity.year ?? .max) < year }
        return Array(
            earlier.sorted { one, other in
                let (ours, theirs) = (one.entry.identity, other.entry.identity)
                return (theirs.year ?? 0, ours.documentId) < (ours.year ?? 0, theirs.documentId)
            }.prefix(Self.ownLimit))
    }

    /// The reports of other agencies among those that share the most.
    private func candidates(for entry: FingerprintEntry) throws -> [Candidate] {
        let found = try index.nearest(sharing: entry.fingerprint.keys, limit: Self.candidateLimit).compactMap {
            number in
            try index.entry(number).map { Candidate(number: number, entry: $0) }
        }
        return found.filter { isOther($0.entry, than: entry) }
    }

    private func isOther(_ other: FingerprintEntry, than entry: FingerprintEntry) -> Bool {
        guard other.identity.documentId != entry.identity.documentId else { return false }
        return entry.identity.agencyKey == nil || other.identity.agencyKey != entry.identity.agencyKey
    }

    // MARK: - Comparing

    private func compare(
        _ target: ReuseTarget, with candidates: [Candidate]
    ) throws -> (coverage: SentenceCoverage, sources: [ReuseSource]) {
        var all = SentenceCoverage(of: target.entry.fingerprint)
        var shared: [(candidate: Candidate, coverage: SentenceCoverage, characters: Int)] = []
        for candidate in candidates {
            let coverage = target.shared(with: candidate.entry.fingerprint)
            all.add(coverage)
            shared.append((candidate, coverage, coverage.characters))
        }
        shared.sort {
            ($1.characters, $0.candidate.entry.identity.documentId)
                < ($0.characters, $1.candidate.entry.identity.documentId)
        }
        var sources: [ReuseSource] = []
        for (candidate, coverage, _) in shared.prefix(Self.sourceLimit) {
            guard let sentences = try index.sentences(candidate.number) else { continue }
            let detail = target.detail(coverage, in: sentences)
            all.add(detail.coverage)
            guard detail.coverage.sentences > 0 else { continue }
            let identity = candidate.entry.identity
            sources.append(
                ReuseSource(
                    documentId: identity.documentId, agencyKey: identity.agencyKey, agency: identity.agency,
                    year: identity.year, share: detail.coverage.share, same: detail.same,
                    numbersChanged: detail.numbersChanged, near: detail.near))
        }
        sources.sort { ($1.share.characters, $0.documentId) < ($0.share.characters, $1.documentId) }
        return (all, sources)
    }
}
