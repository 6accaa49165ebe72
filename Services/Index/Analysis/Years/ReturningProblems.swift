package import Messages

/// Finds problems that an agency names in one year and in later ones again.
package enum ReturningProblems {
    /// Less alike problems are different ones.
    package static let threshold = 0.4

    private struct Named {
        var report: Report
        var year: Int
        /// Which of the report's problems it is, from 1.
        var item: Int
        var problem: ReportItem
        var terms: ItemTerms
    }

    /// Each problem that comes back, under the year that named it first; the returns by year, then the nearest first.
    ///
    /// - Parameter reports: the current reports of one agency, in any order.
    package static func find(in reports: [Report], fold: ScalarFold = .width) -> [ReturningProblem] {
        let named = reports.compactMap { report in report.reportYear.map { (report, $0) } }
            .sorted { ($0.1, $0.0.documentId) < ($1.1, $1.0.documentId) }
            .flatMap { report, year in
                report.problems.enumerated().map { place, problem in
                    Named(
                        report: report, year: year, item: place + 1, problem: problem,
                        terms: ItemTerms(problem, fold: fold))
                }
            }
        let weights = TermWeights(named.map(\.terms.whole))
        let items = named.map { WeightedItem($0.terms, weights) }
        var isReturn = [Bool](repeating: false, count: named.count)
        var found: [ReturningProblem] = []
        for (index, first) in named.enumerated() where !isReturn[index] {
            var again: [(year: Int, evidence: TextEvidence)] = []
            for (place, later) in named.enumerated().dropFirst(index + 1) where later.year > first.year {
                let score = items[index].likeness(items[place])
                guard score >= threshold else { continue }
                isReturn[place] = true
                again.append(
                    (
                        later.year,
                        TextEvidence(
                            documentId: later.report.documentId, year: later.year, item: later.item,
                            range: later.problem.range, role: .problems,
                            score: (min(1, score) * 10_000).rounded() / 10_000)
                    ))
            }
            guard !again.isEmpty else { continue }
            again.sort {
                ($0.year, $1.evidence.score, $0.evidence.documentId, $0.evidence.item ?? 0)
                    < ($1.year, $0.evidence.score, $1.evidence.documentId, $1.evidence.item ?? 0)
            }
            found.append(
                ReturningProblem(
                    documentId: first.report.documentId, year: first.year, item: first.item, problem: first.problem,
                    again: again.map(\.evidence)))
        }
        return found
    }
}
