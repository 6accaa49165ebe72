import Foundation
import Messages

extension Labels {
    /// In what a report differs from the labels: `title: 甲`, `problems - 乙` for what was missed, `problems + 丙` for
    /// what is too much.
    func differences(from report: Report) -> [String] {
        scalars(of: report) + lists(of: report) + furtherDifferences(from: report)
    }

    private func scalars(of report: Report) -> [String] {
        let pairs: [(String, String?, String?)] = [
            ("kind", kind, report.kind.rawValue),
            ("title", title, report.title),
            ("agency", agency, report.agency?.name),
            ("division", division, report.agency?.division?.code),
            ("reportYear", reportYear.map(String.init), report.reportYear.map(String.init)),
            ("indexNumber", indexNumber, report.indexNumber?.raw),
            ("docNumber", docNumber, report.docNumber),
            ("dateWritten", dateWritten, report.dateWritten?.iso),
            ("datePublished", datePublished, report.datePublished?.iso),
            ("source", source, report.source.publisher),
        ]
        return pairs.compactMap { name, wanted, found in
            wanted.map(fold) == found.map(fold) ? nil : "\(name): \(found ?? "nothing")"
        }
    }

    private func lists(of report: Report) -> [String] {
        let qualified = figures.filter { $0.qualifier != nil }.map { "\($0.value) \($0.unit) \($0.qualifier ?? "")" }
        let optional = (figuresOptional ?? []).map { "\($0.value) \($0.unit)" }
        let found = report.figures.map { (name: "\($0.value) \($0.unit)", qualifier: $0.qualifier.rawValue) }
        return difference(
            "headings", headings.map { "\($0.level) \($0.number) \($0.title)" }, ReportReaderTests.headings(report))
            + difference("figures", figures.map { "\($0.value) \($0.unit)" }, found.map(\.name), optional: optional)
            + difference("qualifiers", qualified, found.map { "\($0.name) \($0.qualifier)" }, extra: false)
            + difference("citations", citations, report.citations.map(\.name))
            + (problems.map { difference("problems", $0, report.problems.map(\.text)) } ?? [])
            + (commitments.map { difference("commitments", $0, report.commitments.map(\.text)) } ?? [])
            + difference("findings", findings, report.findings.map { $0.rule + ($0.item.map { ":" + $0 } ?? "") })
    }

    private func furtherDifferences(from report: Report) -> [String] {
        guard let further else { return [] }
        let sections = flat(report.outline).map { fold($0.number + $0.title) + " " + ($0.role?.rawValue ?? "none") }
        let kinds = report.citations.map { "\($0.name) \($0.kind.rawValue)" }
        let names = report.citations.map { "\($0.name) \($0.canonicalName ?? "none")" }
        let joint = report.agency?.joint ?? []
        let periods = report.figures.map { "\($0.value) \($0.unit) \($0.period ?? "nothing")" }
        return difference("joint", further.joint, joint)
            + difference(
                "agencyKind", [further.agencyKind].compactMap(\.self), [report.agency?.kind.rawValue ?? ""],
                extra: false)
            + difference(
                "agencyLevel", [further.agencyLevel].compactMap(\.self), [report.agency?.level?.rawValue ?? ""],
                extra: false)
            + difference("roles", further.roles.map { fold($0) + " " + $1 }, sections, extra: false)
            + difference("citation kinds", further.citationKinds.map { $0.joined(separator: " ") }, kinds, extra: false)
            + difference(
                "canonical names", further.canonicalNames.map { $0.joined(separator: " ") }, names, extra: false)
            + difference("parts", further.partOf.map { parts($0) }, partsRead(of: report))
            + difference("periods", ofFigures(further.periods), periods, extra: false)
            + difference("duties", further.duties, report.duties.map(\.duty), extra: false)
    }

    /// Labels of figures by their numbers, as `value unit label`.
    private func ofFigures(_ pairs: [[String]]) -> [String] {
        pairs.compactMap { pair in
            Int(pair[0]).map { "\(figures[$0].value) \(figures[$0].unit) \(pair[1])" }
        }
    }

    private func parts(_ pair: [Int]) -> String {
        pair.map { "\(figures[$0].value) \(figures[$0].unit)" }.joined(separator: " of ")
    }

    private func partsRead(of report: Report) -> [String] {
        let figures = Dictionary(report.figures.map { ($0.id, "\($0.value) \($0.unit)") }) { one, _ in one }
        return report.figures.compactMap { part in
            part.partOf.map { "\(part.value) \(part.unit) of \(figures[$0] ?? "")" }
        }
    }

    /// What was missed, and where `extra` is set what is too much, as often as it is.
    private func difference(
        _ field: String, _ wanted: [String], _ found: [String], optional: [String] = [], extra: Bool = true
    ) -> [String] {
        var left = found.map(fold)
        var missed: [String] = []
        for want in wanted {
            if let place = left.firstIndex(of: fold(want)) { left.remove(at: place) } else { missed.append(want) }
        }
        for may in optional { if let place = left.firstIndex(of: fold(may)) { left.remove(at: place) } }
        return missed.map { "\(field) - \($0)" } + (extra ? left.map { "\(field) + \($0)" } : [])
    }

    /// Width, blanks and the mark at the end mean nothing in a comparison.
    private func fold(_ text: String) -> String {
        var folded = text.precomposedStringWithCompatibilityMapping.filter { !$0.isWhitespace }
        while let last = folded.last, "。.;:,、".contains(last) { folded.removeLast() }
        return folded
    }
}
