/// Makes up realistic yearly reports in words of its own: the same seed makes the same reports, each text once.
package struct ReportGenerator: Sendable, Sequence, IteratorProtocol {
    private let seed: UInt64
    private let targetBytes: Int
    private var index = 0

    /// Takes a seed and about how many bytes of UTF-8 each text should have.
    package init(seed: UInt64, targetBytes: Int = 12_000) {
        self.seed = seed
        self.targetBytes = targetBytes
    }

    /// Makes the next report; there is always one.
    package mutating func next() -> GeneratedReport? {
        defer { index += 1 }
        return report(at: index)
    }

    /// Makes the report of any index without making those before it.
    package func report(at index: Int) -> GeneratedReport {
        var random = SeededRandom(seed: seed, index: UInt64(truncatingIfNeeded: index))
        var writer = ReportWriter(Self.frame(index: index, random: &random), index: index, random: random)
        writer.write(targetBytes: targetBytes)
        let structure = writer.structure
        return GeneratedReport(
            structure: structure,
            text: writer.text,
            fileName: "\(structure.agency)\(structure.reportYear)年报告-\(index + 1).txt"
        )
    }

    /// Everything but headings and citations, which come about in writing.
    private static func frame(index: Int, random: inout SeededRandom) -> ReportStructure {
        let agency = Vocabulary.agency(&random)
        let year = random.number(2019...2025)
        let layout = random.pick(ReportStructure.Layout.allCases, else: .plain)
        let isTitled = layout != .plain
        let written = Vocabulary.date(year: year + 1, month: 1...2, &random)
        return ReportStructure(
            layout: layout,
            isHalfWidth: random.number(0...2) == 0,
            title: agency + random.pick(Vocabulary.titles(year: year)),
            agency: agency,
            reportYear: year,
            indexNumber: isTitled
                ? "\(IndexNumbers.organizationCode(&random))/\(year + 1)-\(Vocabulary.padded(index % 100_000, to: 5))"
                : nil,
            documentNumber: layout == .table || layout == .labels
                ? "\(random.pick(Vocabulary.documentWords))〔\(year + 1)〕\(random.number(1...120))号" : nil,
            dateWritten: written,
            datePublished: isTitled ? Vocabulary.date(year: year + 1, month: 3...3, &random) : nil,
            headings: [],
            citations: []
        )
    }
}
