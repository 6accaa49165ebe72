internal import Messages

/// What fields of a query are compared with, names folded.
struct ReportFields: Sendable {
    struct Figure: Sendable {
        let subject: FoldedText?
        let value: Double
        let unit: String
    }

    let agencies: [FoldedText]
    let cited: [FoldedText]
    let figures: [Figure]
    let units: Set<String>
    let division: (code: String, path: [String])?
    let year: Int?
    let kinds: Set<KindValue>
    let level: String?
    let duties: Set<String>
    let findings: Set<String>
    let tags: Set<String>
    let reader: String

    init(_ report: Report, tags: [String]) {
        let agency = report.agency
        agencies = ([agency?.name].compactMap { $0 } + (agency?.joint ?? [])).map(Self.folded)
        cited = report.citations.flatMap { [$0.name, $0.canonicalName].compactMap { $0 } }.map(Self.folded)
        figures = report.figures.map {
            Figure(subject: $0.subject.map(Self.folded), value: $0.value, unit: FigureUnit.plain($0.unit))
        }
        units = Set(figures.map(\.unit))
        division = agency?.division.map { ($0.code, $0.path) }
        year = report.reportYear
        var kinds: Set<KindValue> = [.report(report.kind.rawValue)]
        if let kind = agency?.kind { kinds.insert(.agency(kind.rawValue)) }
        self.kinds = kinds
        level = agency?.level?.rawValue
        duties = Set(report.duties.map(\.duty))
        findings = Set(report.findings.map(\.rule))
        self.tags = Set(tags)
        reader = report.reader.version
    }

    private static func folded(_ name: String) -> FoldedText { FoldedText(name, keepingUnits: true, isName: true) }

    /// Whether a clause fits.
    func fit(_ clause: FieldClause) -> Bool {
        switch clause {
        case .agency(let phrase): agencies.contains { PhraseSearch(phrase.units).stands(in: $0) }
        case .cites(let phrase): cited.contains { PhraseSearch(phrase.units).stands(in: $0) }
        case .division(let values):
            division.map { place in values.contains { $0.includes(code: place.code, path: place.path) } } ?? false
        case .year(let ranges): year.map { year in ranges.contains { $0.contains(year) } } ?? false
        case .kind(let values): values.contains { KindValue.meant(by: $0).contains(where: kinds.contains) }
        case .level(let values): level.map(values.contains) ?? false
        case .duty(let values): values.contains(where: duties.contains)
        case .finding(let values):
            values.contains { value in findings.contains { $0 == value || $0.hasPrefix(value + ".") } }
        case .tag(let values): values.contains(where: tags.contains)
        case .reader(let values): values.contains(reader)
        case .unit(let values): values.contains(where: units.contains)
        case .figure(let clause): figures.contains { Self.fits($0, clause) }
        }
    }

    private static func fits(_ figure: Figure, _ clause: FigureClause) -> Bool {
        guard clause.comparison.fits(figure.value), clause.unit == nil || clause.unit == figure.unit else {
            return false
        }
        guard let wanted = clause.subject else { return true }
        return figure.subject.map { PhraseSearch(wanted.units).stands(in: $0) } ?? false
    }
}
