package import Messages

extension StatedReport {
    /// In what a reading of the page differs: `title: 甲, not 乙`, `figures - …` for what was missed, `figures + …` for
    /// what is too much; nothing where all is given back.
    package func differences(from report: Report) -> [String] {
        scalars(of: report) + headings(of: report) + lists(of: report)
    }

    private func scalars(of report: Report) -> [String] {
        var pairs: [(String, String?, String?)] = [
            ("kind", kind.rawValue, report.kind.rawValue),
            // One that stands on two lines has a blank between them where line ends were lost.
            ("title", title.map(Self.closed), report.title.map(Self.closed)),
            ("dateWritten", dateWritten?.iso, report.dateWritten?.iso),
        ]
        if kind == .annualReport {
            pairs += [
                ("agency", agency, report.agency?.name),
                ("joint", joint.joined(separator: " "), report.agency?.joint.joined(separator: " ")),
                ("agency kind", agencyKind?.rawValue, report.agency?.kind.rawValue),
                ("level", agencyLevel?.rawValue, report.agency?.level?.rawValue),
                ("division", division, report.agency?.division?.code),
                ("year", reportYear.map(String.init), report.reportYear.map(String.init)),
                ("index number", indexNumber, report.indexNumber?.raw),
                (
                    "check character", indexIsValid.map(String.init),
                    report.indexNumber?.organizationCodeValid.map(String.init)
                ), ("document number", docNumber, report.docNumber),
                ("datePublished", datePublished?.iso, report.datePublished?.iso),
                ("publisher", publisher, report.source.publisher),
            ]
        }
        return pairs.compactMap { name, wanted, found in
            wanted == found ? nil : "\(name): \(found ?? "nothing"), not \(wanted ?? "anything")"
        }
    }

    private static func closed(_ text: String) -> String { text.filter { !$0.isWhitespace } }

    /// Headings with the roles that the page tells.
    private func headings(of report: Report) -> [String] {
        guard kind == .annualReport else { return [] }
        let found = Self.flat(report.outline)
        let names = difference("headings", headings.map(\.name), found.map(\.name))
        guard names.isEmpty else { return names }
        return zip(headings, found).compactMap { wanted, found in
            wanted.role == nil || wanted.role == found.role
                ? nil : "role of \(wanted.name): \(found.role?.rawValue ?? "none")"
        }
    }

    private static func flat(_ sections: [OutlineSection]) -> [Heading] {
        sections.flatMap {
            [Heading(level: $0.level, number: $0.number, title: $0.title, role: $0.role)] + flat($0.children)
        }
    }

    private func lists(of report: Report) -> [String] {
        guard kind == .annualReport else { return [] }
        let places = Dictionary(report.figures.enumerated().map { ($1.id, $0) }) { first, _ in first }
        let found = report.figures.map { figure in
            Figure(
                value: figure.value, unit: figure.unit, subject: figure.subject, qualifier: figure.qualifier,
                period: figure.period, total: figure.partOf.flatMap { places[$0] })
        }
        let cited = report.citations.map {
            Citation(
                name: $0.name, kind: $0.kind, canonicalName: $0.canonicalName, docNumber: $0.docNumber, alias: $0.alias)
        }
        return difference("figures", figures.map(\.name), found.map(\.name))
            + difference("citations", citations.map(\.whole), cited.map(\.whole))
            + difference("duties", duties.sorted(), report.duties.map(\.duty).sorted())
            + difference("problems", problems, report.problems.map(\.text))
            + difference("commitments", commitments, report.commitments.map(\.text))
            + difference(
                "findings", findings.sorted(),
                report.findings.map { $0.rule + ($0.item.map { ":" + $0 } ?? "") }.sorted())
    }

    private func difference(_ name: String, _ wanted: [String], _ found: [String]) -> [String] {
        found.difference(from: wanted).map { change in
            switch change {
            case .remove(_, let element, _): "\(name) - \(element)"
            case .insert(_, let element, _): "\(name) + \(element)"
            }
        }
    }
}

extension StatedReport.Heading {
    fileprivate var name: String { "\(level) \(number) \(title)" }
}

extension StatedReport.Figure {
    fileprivate var name: String {
        "\(value) \(unit) \(subject ?? "-") \(qualifier.rawValue) \(period ?? "-") \(total.map { "of \($0)" } ?? "")"
    }
}

extension StatedReport.Citation {
    fileprivate var whole: String {
        "\(name) \(kind.rawValue) \(canonicalName ?? "-") \(docNumber ?? "-") \(alias ?? "-")"
    }
}
