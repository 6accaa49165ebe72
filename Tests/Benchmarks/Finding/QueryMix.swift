import Foundation
import ReportGenerator

/// Queries of every kind, made of phrases that stand in the reports; the same seed makes the same queries.
struct QueryMix {
    private let seed: UInt64
    private let agencies: [String]
    private let sample: PhraseSample

    /// Chooses the phrases out of the first reports of a corpus, and counts in how many of those each stands.
    ///
    /// - Parameters:
    ///   - generator: What the corpus is made by.
    ///   - reports: How many of its reports are looked at: what stands in one of 4,000 counts as rare.
    init(of generator: ReportGenerator, reports: Int = 4_000, seed: UInt64 = 1) {
        var random = SeededRandom(seed: seed, index: 0)
        let reports = (0..<reports).map { generator.report(at: $0) }
        self.seed = seed
        agencies = Set(reports.map(\.structure.agency)).sorted()
        sample = PhraseSample(texts: reports.map(\.text), places: 600_000, random: &random)
    }

    /// As many queries of each kind, fewer where the reports have too few different words.
    func queries(ofEachKind count: Int) -> [BenchQuery] {
        BenchQuery.Kind.allCases.enumerated().flatMap { place, kind in
            var random = SeededRandom(seed: seed, index: UInt64(place + 1))
            return queries(of: kind, count: count, random: &random)
        }
    }

    /// Writes the queries as JSON Lines.
    ///
    /// - Throws: An error of the file system.
    func write(ofEachKind count: Int, to file: URL) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let lines = try queries(ofEachKind: count).map { try encoder.encode($0) + Data([0x0A]) }
        try Data(lines.joined()).write(to: file)
    }

    private func queries(of kind: BenchQuery.Kind, count: Int, random: inout SeededRandom) -> [BenchQuery] {
        switch kind {
        case .rare: rare(3...7, count, &random).map { BenchQuery(kind, all: [$0]) }
        case .longRare: rare(8...12, count, &random).map { BenchQuery(kind, all: [$0]) }
        case .longCommon: common(6...12, count, &random).map { BenchQuery(kind, all: [$0]) }
        case .one: common(1...1, count, &random).map { BenchQuery(kind, all: [$0]) }
        case .common, .newest, .count, .facet: common(2...2, count, &random).map { BenchQuery(kind, all: [$0]) }
        case .andCommon:
            zip(common(2...2, count, &random), common(2...2, count, &random)).map {
                BenchQuery(kind, all: [$0, $1])
            }
        case .andRare:
            zip(rare(3...7, count, &random), common(2...2, count, &random)).map { BenchQuery(kind, all: [$0, $1]) }
        case .not:
            zip(common(2...2, count, &random), words(2...4, 0.05...0.7, count, &random)).map {
                BenchQuery(kind, all: [$0], none: [$1])
            }
        case .year:
            common(4...4, count, &random).map {
                BenchQuery(kind, all: [$0], year: Int.random(in: 2019...2025, using: &random))
            }
        case .agency:
            common(4...4, count, &random).map {
                BenchQuery(kind, all: [$0], agency: agencies.randomElement(using: &random))
            }
        }
    }

    private func common(_ lengths: ClosedRange<Int>, _ count: Int, _ random: inout SeededRandom) -> [String] {
        words(lengths, 0.3...1, count, &random)
    }

    /// What stands in no other report of the sample than the one it was taken from.
    private func rare(_ lengths: ClosedRange<Int>, _ count: Int, _ random: inout SeededRandom) -> [String] {
        words(lengths, 0...1 / Double(max(1, sample.size)), count, &random)
    }

    /// Phrases of some lengths that stand in a share of the reports.
    private func words(
        _ lengths: ClosedRange<Int>, _ share: ClosedRange<Double>, _ count: Int, _ random: inout SeededRandom
    ) -> [String] {
        let fitting = sample.phrases.filter {
            lengths.contains($0.length) && share.contains(Double($0.reports) / Double(max(1, sample.size)))
        }
        return fitting.shuffled(using: &random).prefix(count).map(\.text)
    }
}
