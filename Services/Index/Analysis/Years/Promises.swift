package import Messages

/// Holds the commitments of one year against what the next year's reports of the same agency say.
package enum Promises {
    /// As good as this a passage on what was done tells that a commitment was kept.
    package static let keptScore = 0.35
    /// As good as this any passage speaks of it; what is less near is silence.
    package static let mentionedScore = 0.24
    /// Passages named for each commitment.
    private static let evidenceLimit = 3
    /// What a match that needs two sentences side by side is worth.
    private static let twoSentenceWorth = 0.95

    /// Every commitment of a report, in order.
    ///
    /// - Parameter next: all current reports of the next year by the same agency, in any order.
    package static func review(_ report: Report, next: [Report], fold: ScalarFold = .width) -> [PromiseReview] {
        guard let year = report.reportYear, !next.isEmpty else { return [] }
        let passages = next.sorted { $0.documentId < $1.documentId }.map { Passages($0, fold: fold) }
        let weights = TermWeights(
            Passages(report, fold: fold).all.map(\.terms) + passages.flatMap { $0.all.map(\.terms) })
        return report.commitments.enumerated().map { place, commitment in
            let found = evidence(for: ItemTerms(commitment, fold: fold), in: passages, weights)
            let done = found.first { !$0.isPending }?.evidence.score ?? 0
            let best = found.first?.evidence.score ?? 0
            let outcome: PromiseOutcome =
                done >= keptScore ? .kept : best >= mentionedScore ? .mentioned : .silent
            return PromiseReview(
                documentId: report.documentId, year: year, item: place + 1, commitment: commitment, outcome: outcome,
                score: outcome == .kept ? done : best,
                evidence: named(found, first: outcome == .kept))
        }
    }

    private struct Found {
        var evidence: TextEvidence
        /// Whether it speaks of what is yet to be done.
        var isPending: Bool
    }

    /// The passages that have anything of it, the nearest first.
    private static func evidence(for item: ItemTerms, in reports: [Passages], _ weights: TermWeights) -> [Found] {
        var found: [Found] = []
        for report in reports {
            for (index, passage) in report.all.enumerated() {
                let alone = item.coverage(by: passage.terms, weights)
                var (score, end) = (alone, passage.range.end)
                if index + 1 < report.all.count, report.all[index + 1].role == passage.role {
                    let next = report.all[index + 1]
                    let both = twoSentenceWorth * item.coverage(by: passage.terms.union(next.terms), weights)
                    let other = item.coverage(by: next.terms, weights)
                    if both > alone, both > other { (score, end) = (both, next.range.end) }
                }
                guard score > 0 else { continue }
                let isPlan = passage.role == .plans || passage.role == .problems
                found.append(
                    Found(
                        evidence: TextEvidence(
                            documentId: report.documentId, year: report.year,
                            range: TextRange(passage.range.start, end),
                            role: passage.role, score: (min(1, score) * 10_000).rounded() / 10_000),
                        isPending: isPlan || passage.isPending))
            }
        }
        return found.sorted { one, other in
            let (ours, theirs) = (one.evidence, other.evidence)
            return (theirs.score, ours.documentId, ours.range.start) < (
                ours.score, theirs.documentId, theirs.range.start
            )
        }
    }

    /// The best; what tells that it was kept first.
    private static func named(_ found: [Found], first wantsDone: Bool) -> [TextEvidence] {
        let done = wantsDone ? found.filter { !$0.isPending } : []
        let pending = wantsDone ? found.filter(\.isPending) : found
        return (done + pending).prefix(evidenceLimit).map(\.evidence)
    }
}
