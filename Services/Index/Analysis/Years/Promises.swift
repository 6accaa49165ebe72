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
        let sides = passages.map(Side.init)
        return report.commitments.enumerated().map { place, commitment in
            let found = evidence(for: WeightedItem(ItemTerms(commitment, fold: fold), weights), in: sides)
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

    /// A report of the next year.
    private struct Side {
        let passages: Passages
        /// The terms of each passage and the one behind it together; nil where that is of another section or there is none.
        let both: [Terms?]

        init(_ passages: Passages) {
            self.passages = passages
            let all = passages.all
            both = all.indices.map { index in
                guard index + 1 < all.count, all[index + 1].role == all[index].role else { return nil }
                return all[index].terms.union(all[index + 1].terms)
            }
        }
    }

    private struct Found {
        var evidence: TextEvidence
        /// Whether it speaks of what is yet to be done.
        var isPending: Bool
    }

    /// The passages that have anything of it, the nearest first.
    private static func evidence(for item: WeightedItem, in sides: [Side]) -> [Found] {
        var found: [Found] = []
        for side in sides {
            let report = side.passages
            let alone = report.all.map { item.coverage(by: $0.terms) }
            for (index, passage) in report.all.enumerated() {
                var (score, end) = (alone[index], passage.range.end)
                if let terms = side.both[index] {
                    let both = twoSentenceWorth * item.coverage(by: terms)
                    if both > alone[index], both > alone[index + 1] {
                        (score, end) = (both, report.all[index + 1].range.end)
                    }
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
