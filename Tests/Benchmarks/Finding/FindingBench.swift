import Foundation

/// An index filled, asked while reports come in, and its copies found.
struct FindingBench {
    /// How many reports it has.
    let reports: Int

    func run() async throws -> [Figure] {
        let folder = URL.temporaryDirectory.appending(path: "guidang-bench-search-\(getpid())")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let filled = try await IndexFilling(folder: folder, reports: reports, copies: Self.copies).run { _ in }
        let asking = IndexAsking(
            folder: folder, kinds: BenchQuery.Kind.allCases, queries: 100, seconds: 5, isNewestFirst: false,
            withSnippets: true, compared: 100,
            copies: Self.copies, dropped: 20)
        let answers = try await asking.run { _ in }
        let text = Double(max(1, filled.textBytes))
        return [
            .number("search: reports indexed by one head", filled.rate, "reports/s"),
            .number("search: reports the head's writer alone could take", filled.headRate, "reports/s"),
            .number("search: processor time a report", filled.processorMilliseconds, "ms"),
            .number("search: posting lists, of the text", Double(filled.postingBytes) / text * 100, "%", aim: "140 %"),
            .times("search: all queries, best ten and snippets", answers.times, aim: "p50 10, p95 50, p99 100 ms"),
            .times("search: one report compared", answers.compared, aim: "20 ms"),
            .number(
                "search: planted copies found", Double(answers.copiesFound) / Double(Self.copies) * 100, "%",
                aim: "99 %"),
        ]
    }

    private static let copies = 300
}
