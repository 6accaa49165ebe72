package import Messages

/// Compares a report with the labels that a person gave the same document.
///
/// Scalars are compared without regard to width and white space; headings by number and title; figures by value and
/// unit, and then by qualifier; citations by name; problems and commitments one to one, where the longest run that two
/// texts share is at least 0.8 of one of them; findings by rule.
package struct ReportComparison {
    let report: Report
    let labels: GoldLabels

    /// Takes both sides.
    package init(_ report: Report, with labels: GoldLabels) {
        self.report = report
        self.labels = labels
    }

    /// Everything that differs, field by field and in document order within one.
    package var differences: [ReportDifference] {
        scalars + headings + figures + qualifiers + citations + items + findings
    }

    private var scalars: [ReportDifference] {
        let year = { (year: Int?) in year.map(String.init) }
        var pairs: [(field: String, want: String?, have: String?, evidence: String)] = [
            ("title", labels.title, report.title, "title"),
            ("agency", labels.agency, report.agency?.name, "agency.name"),
            ("reportYear", year(labels.reportYear), year(report.reportYear), "reportYear"),
            ("indexNumber", labels.indexNumber, report.indexNumber?.raw, "indexNumber"),
            ("docNumber", labels.docNumber, report.docNumber, "docNumber"),
            ("dateWritten", labels.dateWritten, report.dateWritten?.iso, "dateWritten"),
            ("datePublished", labels.datePublished, report.datePublished?.iso, "datePublished"),
            ("source", labels.source, report.source.publisher, "source.publisher"),
        ]
        if case .stated(let kind) = labels.kind { pairs.append(("kind", kind, report.kind.rawValue, "kind")) }
        if case .stated(let code) = labels.division {
            pairs.append(("division", code, report.agency?.division?.code, "agency.division"))
        }
        return pairs.compactMap { pair in
            guard pair.want.map(FoldedWords.init) != pair.have.map(FoldedWords.init) else { return nil }
            let range = report.evidence[pair.evidence]?.range
            return switch (pair.want, pair.have) {
            case (let want?, let have?): ReportDifference(pair.field, .other(want: want, have: have), range: range)
            case (let want?, nil): ReportDifference(pair.field, .missed(want))
            case (nil, let have): ReportDifference(pair.field, .extra(have ?? ""), range: range)
            }
        }
    }

    private var headings: [ReportDifference] {
        Self.difference(
            "headings", labels.headings.map { Named("\($0.number) \($0.title)") },
            report.outline.flatMap(\.withDescendants).map { Named("\($0.number) \($0.title)", $0.range) })
    }

    private var citations: [ReportDifference] {
        Self.difference(
            "citations", labels.citations.map { Named($0) }, report.citations.map { Named($0.name, $0.range) })
    }

    private var findings: [ReportDifference] {
        guard let wanted = labels.findings else { return [] }
        return Self.difference(
            "findings", wanted.map { Named($0) },
            report.findings.map { finding in
                Named(finding.rule + (finding.item.map { ":\($0)" } ?? ""), finding.range)
            })
    }

    private var items: [ReportDifference] {
        Self.difference("problems", labels.problems, report.problems)
            + Self.difference("commitments", labels.commitments, report.commitments)
    }
}

extension ReportComparison {
    /// A value of a list under the name by which it is compared.
    struct Named {
        var name: String
        var range: TextRange?

        init(_ name: String, _ range: TextRange? = nil) {
            self.name = name
            self.range = range
        }
    }

    /// What one of two bags has and the other has not.
    static func difference(_ field: String, _ wanted: [Named], _ have: [Named]) -> [ReportDifference] {
        var open: [FoldedWords: Int] = wanted.reduce(into: [:]) { $0[FoldedWords($1.name), default: 0] += 1 }
        var extra: [ReportDifference] = []
        for value in have {
            if let count = open[FoldedWords(value.name)], count > 0 {
                open[FoldedWords(value.name)] = count - 1
            } else {
                extra.append(ReportDifference(field, .extra(value.name), range: value.range))
            }
        }
        // Of equal ones the last are those that are missed.
        var missed: [ReportDifference] = []
        for value in wanted.reversed() {
            guard let count = open[FoldedWords(value.name)], count > 0 else { continue }
            open[FoldedWords(value.name)] = count - 1
            missed.append(ReportDifference(field, .missed(value.name)))
        }
        return missed.reversed() + extra
    }

    private static func difference(_ field: String, _ wanted: [String]?, _ have: [ReportItem]) -> [ReportDifference] {
        guard let wanted else { return [] }
        let pairing = TextPairing(wanted, have.map(\.text))
        return wanted.indices.filter { !pairing.matchedWanted.contains($0) }
            .map { ReportDifference(field, .missed(wanted[$0])) }
            + have.indices.filter { !pairing.matchedHave.contains($0) }
            .map { ReportDifference(field, .extra(have[$0].text), range: have[$0].range) }
    }
}

extension OutlineSection {
    fileprivate var withDescendants: [OutlineSection] { [self] + children.flatMap(\.withDescendants) }
}
