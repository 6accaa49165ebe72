extension ReportSummary {
    /// Sums a report up.
    public init(of report: Report) {
        var rules: [String] = []
        for finding in report.findings where !rules.contains(finding.rule) { rules.append(finding.rule) }
        self.init(
            documentId: report.documentId, reportId: report.reportId, revision: report.revision,
            kind: report.kind.rawValue, title: report.title, agency: report.agency?.name,
            reportYear: report.reportYear, dateWritten: report.dateWritten?.description,
            datePublished: report.datePublished?.description,
            counts: [
                "sections": Self.count(report.outline), "figures": report.figures.count,
                "citations": report.citations.count, "problems": report.problems.count,
                "commitments": report.commitments.count,
            ],
            findings: rules)
    }

    private static func count(_ sections: [OutlineSection]) -> Int {
        var count = 0
        var waiting = sections
        while let section = waiting.popLast() {
            count += 1
            waiting += section.children
        }
        return count
    }
}
