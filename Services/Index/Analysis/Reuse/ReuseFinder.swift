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
        let own = try compare(target, with: try earlier(than: target, number))
        let others = try compare(target, with: try others(than: target))
        return ReuseMatches(
            documentId: entry.identity.documentId, own: own.coverage.isCovered, others: others.coverage.isCovered,
            ownSources: own.sources,
            otherSources: others.sources.filter { $0.share.ofCharacters >= Self.leastShare })
    }

    // MARK: - Who is compared

    private struct Candidate {
        let number: Int64
        let identity: ReportIdentity
        /// The target's sentences that it has.
        let coverage: SentenceCoverage
        let characters: Int

        init(_ number: Int64, _ entry: FingerprintEntry, _ target: ReuseTarget) {
            self.number = number
            identity = entry.identity
            coverage = target.shared(with: entry.fingerprint)
            characters = coverage.characters
        }
    }

    private func earlier(than target: ReuseTarget, _ number: Int64) throws -> [Candidate] {
        let identity = target.entry.identity
        guard let key = identity.agencyKey, let year = identity.year else { return [] }
        let others = try index.numbers(ofAgency: key).filter { $0 != number }
        let found = try index.each(others) { index, other -> Candidate? in
            guard let entry = try index.entry(other), (entry.identity.year ?? .max) < year else { return nil }
            return Candidate(other, entry, target)
        }
        return Array(
            found.compactMap(\.self).sorted { one, other in
                (other.identity.year ?? 0, one.identity.documentId) < (
                    one.identity.year ?? 0, other.identity.documentId
                )
            }.prefix(Self.ownLimit))
    }

    /// The reports of other agencies among those that share the most.
    private func others(than target: ReuseTarget) throws -> [Candidate] {
        let nearest = try index.nearest(sharing: target.entry.fingerprint.keys, limit: Self.candidateLimit)
        return try index.each(nearest) { index, number -> Candidate? in
            guard let entry = try index.entry(number), Self.isOther(entry, than: target.entry) else { return nil }
            return Candidate(number, entry, target)
        }.compactMap(\.self)
    }

    private static func isOther(_ other: FingerprintEntry, than entry: FingerprintEntry) -> Bool {
        guard other.identity.documentId != entry.identity.documentId else { return false }
        return entry.identity.agencyKey == nil || other.identity.agencyKey != entry.identity.agencyKey
    }

    // MARK: - Comparing

    private func compare(
        _ target: ReuseTarget, with candidates: [Candidate]
    ) throws -> (coverage: SentenceCoverage, sources: [ReuseSource]) {
        var all = SentenceCoverage(of: target.entry.fingerprint)
        for candidate in candidates { all.add(candidate.coverage) }
        let best = candidates.sorted {
            ($1.characters, $0.identity.documentId) < ($0.characters, $1.identity.documentId)
        }.prefix(Self.sourceLimit)
        let coverages = Dictionary(uniqueKeysWithValues: best.map { ($0.number, $0.coverage) })
        let details = try index.each(best.map(\.number)) { index, number -> ReuseTarget.Detail? in
            guard let coverage = coverages[number] else { return nil }
            return try index.sentences(number).map { target.detail(coverage, in: $0) }
        }
        var sources: [ReuseSource] = []
        for (candidate, detail) in zip(best, details) {
            guard let detail else { continue }
            all.add(detail.coverage)
            guard detail.coverage.sentences > 0 else { continue }
            let identity = candidate.identity
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
