import Messages
import ReportReader

/// For each value of a report the rule that gave it and the words it came from, in lines for a person.
struct Explanation {
    private let report: Report
    private let places: TextPlaces
    private let notes: [RuleNote.List: [TextRange: [String]]]

    init(_ report: Report, notes: [RuleNote]) {
        self.report = report
        places = TextPlaces(report.text)
        self.notes = notes.reduce(into: [:]) { $0[$1.list, default: [:]][$1.range, default: []].append($1.rule) }
    }

    var lines: [String] { scalars + outline + lists + findings }

    private func entry(_ name: String, _ rules: [String], _ range: TextRange?, place: String? = nil) -> [String] {
        let why = (rules.isEmpty ? ["-"] : rules).joined(separator: ", ") + (place.map { " @ \($0)" } ?? "")
        guard let range else { return ["\(name.onOneLine)  [\(why)]"] }
        return [
            "\(name.onOneLine)  [\(why)]", "    \(places.line(of: range.start)): \(places.surroundings(of: range))",
        ]
    }

    private var scalars: [String] {
        let agency = report.agency
        let values: [(path: String, value: String?)] = [
            ("kind", report.kind.rawValue), ("title", report.title),
            ("agency.name", agency?.name), ("agency.kind", agency?.kind.rawValue),
            ("agency.level", agency?.level?.rawValue),
            ("agency.division", agency?.division.map { "\($0.code) \($0.path.joined(separator: " "))" }),
            ("reportYear", report.reportYear.map(String.init)), ("indexNumber", report.indexNumber?.raw),
            ("docNumber", report.docNumber), ("dateWritten", report.dateWritten?.iso),
            ("datePublished", report.datePublished?.iso), ("source.publisher", report.source.publisher),
        ]
        return values.flatMap { path, value -> [String] in
            guard let value else { return ["\(path) = null"] }
            let evidence = report.evidence[path]
            return entry(
                "\(path) = \(value)", evidence.map { [$0.rule] } ?? [], evidence?.range,
                place: evidence?.from.rawValue)
        }
    }

    private var outline: [String] {
        func lines(_ sections: [OutlineSection], _ depth: Int) -> [String] {
            sections.flatMap { section in
                let start = section.range.start
                let number = TextRange(start, start + section.number.unicodeScalars.count)
                let rules = (notes[.heading]?[number] ?? []) + (notes[.role]?[number] ?? [])
                let role = section.role.map { " (\($0.rawValue))" } ?? ""
                let indent = String(repeating: "  ", count: depth)
                return ["\(indent)\(section.number)\(section.title)\(role)  [\(rules.joined(separator: ", "))]"]
                    + lines(section.children, depth + 1)
            }
        }
        return ["outline"] + lines(report.outline, 1)
    }

    private var lists: [String] {
        func rules(_ list: RuleNote.List, _ range: TextRange) -> [String] { notes[list]?[range] ?? [] }
        let figures = report.figures.flatMap { figure in
            let parts: [String?] = [
                figure.subject, figure.qualifier == .exact ? nil : figure.qualifier.rawValue, figure.period,
                figure.partOf.map { "part of \($0)" },
            ]
            let detail = parts.compactMap { $0 }.joined(separator: ", ")
            return entry(
                "figure \(figure.id) = \(ShownNumber.text(figure.value)) \(figure.unit)"
                    + (detail.isEmpty ? "" : " (\(detail))"),
                rules(.figure, figure.range), figure.range)
        }
        let citations = report.citations.flatMap { citation in
            entry(
                "citation = \(citation.canonicalName ?? citation.name) (\(citation.kind.rawValue))",
                rules(.citation, citation.range), citation.range)
        }
        let duties = report.duties.flatMap { duty in
            duty.evidence.flatMap { range in
                let own = rules(.duty, range).filter { $0.hasPrefix("duty.\(duty.duty):") }
                return entry("duty = \(duty.duty)", own, range)
            }
        }
        let problems = report.problems.flatMap { entry("problem", rules(.problem, $0.range), $0.range) }
        let commitments = report.commitments.flatMap { entry("commitment", rules(.commitment, $0.range), $0.range) }
        return figures + citations + duties + problems + commitments
    }

    private var findings: [String] {
        report.findings.flatMap { finding in
            entry(
                "finding (\(finding.severity.rawValue)) \(finding.message)",
                [finding.rule + (finding.item.map { ":\($0)" } ?? "")], finding.range)
        }
    }
}
