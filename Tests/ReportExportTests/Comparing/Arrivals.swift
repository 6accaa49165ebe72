import Foundation
import IndexService
import Messages
import ReportGenerator

/// The ways in which one set of reports can come about.
struct Arrivals: Sendable {
    private let reports: [IndexEntry]
    private let olderReadings: [Int: IndexEntry]
    private let otherVersions: [Int: IndexEntry]
    private let strangers: [Int: IndexEntry]

    /// What happens to a report on its way, by its number.
    private enum Fate: Int {
        /// It is read again, and the older reading is replaced.
        case readAgain
        /// It takes the place of another document of its series.
        case correction
        /// Another document takes its place, and goes again.
        case restored
        /// It is removed and comes again.
        case returning
        /// Another report of the same agency and year comes and goes.
        case besideStranger
        case plain
    }

    private static func fate(_ number: Int) -> Fate { Fate(rawValue: number * 7 % 32) ?? .plain }

    /// Prepares all that comes, as a worker does.
    init() async throws {
        let kinds: [@Sendable (Int) -> Report?] = [
            { CopiedReports.report($0) },
            { Self.fate($0) == .readAgain ? CopiedReports.olderReading($0) : nil },
            { [.correction, .restored].contains(Self.fate($0)) ? CopiedReports.otherVersion($0) : nil },
            { Self.fate($0) == .besideStranger ? CopiedReports.stranger($0) : nil },
        ]
        var made = [[Int: IndexEntry]](repeating: [:], count: kinds.count)
        try await withThrowingTaskGroup(of: [(Int, Int, IndexEntry)].self) { group in
            for start in stride(from: 0, to: CopiedReports.count, by: 25) {
                group.addTask {
                    try (start..<start + 25).flatMap { number in
                        try kinds.indices.compactMap { kind in
                            try kinds[kind](number).map {
                                (kind, number, try IndexEntry(reportJSON: Data($0.json())))
                            }
                        }
                    }
                }
            }
            for try await some in group { for (kind, number, entry) in some { made[kind][number] = entry } }
        }
        reports = (0..<CopiedReports.count).compactMap { made[0][$0] }
        (olderReadings, otherVersions, strangers) = (made[1], made[2], made[3])
    }

    /// The steps of one order: the first has the years as they went by, the second the later ones first, all others are
    /// mixed.
    func steps(_ order: Int) -> [ArchiveIndex.Step] {
        var random = SeededRandom(seed: 92, index: UInt64(order))
        var timed: [(time: Int, step: ArchiveIndex.Step)] = []
        var numbers = Array(reports.indices)
        if order == 1 { numbers.reverse() }
        if order > 1 { numbers.shuffle(using: &random) }
        for (place, number) in numbers.enumerated() {
            let now = place * 100
            let before = now - Int.random(in: 1...9_000, using: &random)
            let after = now + Int.random(in: 1...9_000, using: &random)
            let last = after + Int.random(in: 1...9_000, using: &random)
            timed.append((now, .add(reports[number])))
            switch Self.fate(number) {
            case .readAgain: add(olderReadings[number], at: before, to: &timed)
            case .correction: add(otherVersions[number], at: before, to: &timed)
            case .restored:
                add(otherVersions[number], at: after, to: &timed)
                remove(otherVersions[number], at: last, to: &timed)
            case .returning:
                remove(reports[number], at: after, to: &timed)
                timed.append((last, .add(reports[number])))
            case .besideStranger:
                add(strangers[number], at: before, to: &timed)
                remove(strangers[number], at: after, to: &timed)
            case .plain: break
            }
        }
        return timed.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
            .map(\.element.step)
    }

    private func add(_ entry: IndexEntry?, at time: Int, to timed: inout [(time: Int, step: ArchiveIndex.Step)]) {
        if let entry { timed.append((time, .add(entry))) }
    }

    private func remove(_ entry: IndexEntry?, at time: Int, to timed: inout [(time: Int, step: ArchiveIndex.Step)]) {
        if let entry { timed.append((time, .remove(documentId: entry.record.documentId))) }
    }
}
