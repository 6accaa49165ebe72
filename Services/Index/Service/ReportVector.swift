internal import Messages
internal import Postings
internal import QueryLanguage

/// Makes the vector of a report: what each of its posting lists gets of it.
struct ReportVector {
    /// What was made.
    let vector: DocumentVector
    /// Whether the text is longer than the index takes.
    let isPartial: Bool

    /// Goes through the text once, and over what was read in it.
    init(_ report: IndexedReport, tags: [String]) {
        var builder = DocumentVectorBuilder()
        let text = FoldedText(report.text, keepingUnits: true)
        isPartial = text.isPartial
        Self.write(text, as: .text, to: &builder)
        Self.write(FoldedText(report.title ?? "", limit: Self.titleLimit), as: .title, to: &builder)
        Self.write(report.sections.map(\.title), as: .headings, to: &builder)
        Self.write([report.agency?.name ?? ""] + (report.agency?.joint ?? []), as: .agency, to: &builder)
        Self.write(Self.citedNames(of: report), as: .citations, to: &builder)
        Self.writeNumbers(of: report.text, to: &builder)
        Self.writeMarks(of: report, in: text, to: &builder)
        for (field, values) in Self.fields(of: report, tags: tags) {
            for value in values { builder.add(field: field.rawValue, value: value) }
        }
        for figure in report.figures ?? [] {
            builder.add(figure: Self.cut(figure.subject ?? ""), unit: Self.cut(figure.unit), value: figure.value)
        }
        vector = builder.finish()
    }

    private static let titleLimit = 1_000
    private static let partLimit = 20_000

    private static func write(_ text: FoldedText, as part: TermKey.Part, to builder: inout DocumentVectorBuilder) {
        builder.begin(part)
        write(text, to: &builder)
    }

    private static func write(_ texts: [String], as part: TermKey.Part, to builder: inout DocumentVectorBuilder) {
        builder.begin(part)
        var left = partLimit
        for text in texts {
            let folded = FoldedText(text, limit: left)
            guard folded.count > 0, left > folded.count else { continue }
            left -= folded.count
            write(folded, to: &builder)
            builder.addBreak()
        }
    }

    private static func write(_ text: FoldedText, to builder: inout DocumentVectorBuilder) {
        var cursor = UnitCursor(text.bytes)
        text.bytes.withUnsafeBufferPointer { bytes in
            while let step = cursor.next() {
                switch step {
                case .unit(let unit) where unit.isWord:
                    builder.add(word: UnsafeBufferPointer(rebasing: bytes[unit.bytes]))
                case .unit(let unit): builder.add(scalar: unit.scalar)
                case .lineEnd, .sectionEnd: builder.addBreak()
                }
            }
        }
    }

    private static func writeNumbers(of text: String, to builder: inout DocumentVectorBuilder) {
        builder.begin(.numbers)
        for number in DocumentNumbers.find(in: text).prefix(partLimit) {
            for unit in number.units {
                if unit.isWord {
                    unit.bytes.withUnsafeBufferPointer { builder.add(word: $0) }
                } else if let scalar = String(decoding: unit.bytes, as: UTF8.self).unicodeScalars.first {
                    builder.add(scalar: scalar.value)
                }
            }
            builder.addBreak()
        }
    }

    private static func citedNames(of report: IndexedReport) -> [String] {
        var seen: Set<String> = []
        return (report.citations ?? []).flatMap { [$0.name, $0.canonicalName].compactMap { $0 } }
            .filter { seen.insert($0).inserted }
    }

    private static func writeMarks(
        of report: IndexedReport, in text: FoldedText, to builder: inout DocumentVectorBuilder
    ) {
        let places = UnitPlaces(text)
        builder.add(mark: .sentence, places: text.sentenceStarts.map(places.place))
        builder.add(mark: .section, places: places.starts(of: report.sections.map(\.range)))
        builder.add(mark: .problems, places: places.bounds(of: (report.problems ?? []).map(\.range)))
        builder.add(mark: .plans, places: places.bounds(of: (report.commitments ?? []).map(\.range)))
    }

    private static func fields(of report: IndexedReport, tags: [String]) -> [(PostingField, [String])] {
        let fields: [(PostingField, [String])] = [
            (.year, report.reportYear.map { [String($0)] } ?? []),
            (
                .division,
                report.agency?.division.map { DivisionCodes.upward(from: $0.code, names: $0.path.count) } ?? []
            ),
            (.reportKind, [report.kind.rawValue]),
            (.agencyKind, report.agency.map { [$0.kind.rawValue] } ?? []),
            (.level, report.agency?.level.map { [$0.rawValue] } ?? []),
            (.duty, (report.duties ?? []).map(\.duty)),
            (.cites, (report.citations ?? []).map { $0.canonicalName ?? $0.name }),
            (.finding, (report.findings ?? []).map(\.rule)),
            (.tag, tags),
            (.unit, (report.figures ?? []).map(\.unit)),
            (.reader, [report.reader.version]),
            (.agency, report.agency.map { [$0.key] } ?? []),
        ]
        return fields.map { field, values in (field, Set(values.filter { !$0.isEmpty }.map(cut)).sorted()) }
    }

    /// Values are for filters and lists; a longer one is no name.
    private static func cut(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: text.unicodeScalars.prefix(200))
        return String(scalars)
    }
}
