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
    ///
    /// - Parameter sentences: Keys under which it meets reports that share text with it.
    init(_ report: IndexedReport, tags: [String], sentences: [UInt64]) {
        var builder = DocumentVectorBuilder()
        let text = FoldedText(report.text, keepingUnits: true)
        // Where there is not room for all, the end of the text is what is left out.
        Self.write([report.head.title ?? ""], as: .title, to: &builder)
        let headings = Self.write(report.sections.map(\.title), as: .headings, to: &builder)
        Self.write([report.head.agency?.name ?? ""] + (report.head.agency?.joint ?? []), as: .agency, to: &builder)
        Self.write(Self.citedNames(of: report), as: .citations, to: &builder)
        let numbers = DocumentNumbers.find(in: text)
        Self.write(numbers, to: &builder)
        builder.begin(.text)
        Self.write(text, to: &builder)
        Self.writeMarks(of: report, in: text, numbers, to: &builder)
        builder.add(mark: .headings, places: headings)
        for (field, values) in Self.fields(of: report, tags: tags) {
            for value in values { builder.add(field: field.rawValue, value: value) }
        }
        for figure in report.figures {
            builder.add(
                figure: Self.cut(figure.subject ?? ""), unit: Self.cut(FigureUnit.plain(figure.unit)),
                value: figure.value)
        }
        builder.set(sentences: sentences)
        vector = builder.finish()
        isPartial = text.isPartial || vector.isPartial
    }

    /// Writes names, each ended by a break, and gives the places where they begin.
    @discardableResult
    private static func write(
        _ names: [String], as part: TermKey.Part, to builder: inout DocumentVectorBuilder
    ) -> [UInt32] {
        builder.begin(part)
        var begins: [UInt32] = []
        var place = 0
        for name in names {
            let folded = FoldedText(name, isName: true)
            guard folded.count > 0 else { continue }
            begins.append(UInt32(truncatingIfNeeded: place))
            write(folded, to: &builder)
            builder.addBreak()
            place += folded.count + 1
        }
        return begins
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

    private static func write(_ numbers: [DocumentNumber], to builder: inout DocumentVectorBuilder) {
        builder.begin(.numbers)
        var place = 0
        for (slot, number) in numbers.enumerated() {
            let begin = slot * NumberSlot.size + NumberSlot.bracket - number.bracket
            for _ in place..<begin { builder.addBreak() }
            place = begin + number.units.count
            for unit in number.units {
                if unit.isWord {
                    unit.bytes.withUnsafeBufferPointer { builder.add(word: $0) }
                } else if let scalar = String(decoding: unit.bytes, as: UTF8.self).unicodeScalars.first {
                    builder.add(scalar: scalar.value)
                }
            }
        }
    }

    private static func citedNames(of report: IndexedReport) -> [String] {
        var seen: Set<String> = []
        return report.citations.flatMap { [$0.name, $0.canonicalName].compactMap { $0 } }
            .filter { seen.insert($0).inserted }
    }

    private static func writeMarks(
        of report: IndexedReport, in text: FoldedText, _ numbers: [DocumentNumber],
        to builder: inout DocumentVectorBuilder
    ) {
        let places = UnitPlaces(text)
        builder.add(mark: .breaks, places: places.breaks)
        builder.add(mark: .numbers, places: numbers.flatMap(places.kept(of:)))
        builder.add(mark: .sentence, places: text.sentenceStarts.map(places.place))
        builder.add(mark: .section, places: places.starts(of: report.sections.map(\.range)))
        let problems = places.items(of: report.problems)
        builder.add(mark: .problems, places: problems.begins)
        builder.add(mark: .problemEnds, places: problems.ends)
        let plans = places.items(of: report.commitments)
        builder.add(mark: .plans, places: plans.begins)
        builder.add(mark: .planEnds, places: plans.ends)
    }

    private static func fields(of report: IndexedReport, tags: [String]) -> [(PostingField, [String])] {
        let fields: [(PostingField, [String])] = [
            (.year, report.head.reportYear.map { [String($0)] } ?? []),
            (
                .division,
                report.head.agency?.division.map { DivisionCodes.upward(from: $0.code, names: $0.path.count) } ?? []
            ),
            (.reportKind, [report.head.kind.rawValue]),
            (.agencyKind, report.head.agency.map { [$0.kind.rawValue] } ?? []),
            (.level, report.head.agency?.level.map { [$0.rawValue] } ?? []),
            (.duty, report.duties),
            (.cites, report.citations.map { $0.canonicalName ?? $0.name }),
            (.finding, report.findings),
            (.tag, tags),
            (.unit, Set(report.figures.map(\.unit)).map(FigureUnit.plain)),
            (.reader, [report.head.reader.version]),
            (.agency, report.head.agency.map { [$0.key] } ?? []),
        ]
        return fields.map { field, values in (field, Set(values.filter { !$0.isEmpty }.map(cut)).sorted()) }
    }

    /// What is longer than any query can't be asked for.
    private static func cut(_ text: String) -> String {
        guard text.utf8.count > QueryLimits.scalars else { return text }
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: text.unicodeScalars.prefix(QueryLimits.scalars))
        return String(scalars)
    }
}
