package import Foundation
package import Messages

extension ComparisonPart {
    /// What an export asks for: what the year before promised stands with the report that promised it.
    package static let exported: [Self] = [.reuse, .figures, .problems, .promises]
}

extension ReportComparison {
    /// What belongs to this report alone, as an object of JSON for ``ExportedReport/comparison``.
    ///
    /// An answer tells an agency's figures and problems whole, for each of its reports again: here each value stands with
    /// the report that states it, and each problem that comes back with the one that named it first.
    package func exported() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(ComparedReport(self))
    }
}

/// One report's part of a comparison.
private struct ComparedReport: Encodable {
    let documentId: String
    let reuse: ComparedReuse?
    let figures: [ComparedFigure]
    let problems: [ComparedProblem]
    let promises: [ComparedPromise]

    init(_ comparison: ReportComparison) {
        documentId = comparison.documentId
        reuse = comparison.reuse.map(ComparedReuse.init)
        figures = ComparedFigure.all(of: documentId, in: comparison.figures)
        problems = comparison.problems.filter { $0.documentId == comparison.documentId }
            .flatMap(ComparedProblem.all)
        promises = comparison.promises.map(ComparedPromise.init)
    }
}
