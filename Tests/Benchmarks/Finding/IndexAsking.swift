import Foundation
import GuidangClient
import Messages
import ReportGenerator

/// Asks the index of a filled archive over its query socket, one question after the other, while reports come in.
struct IndexAsking {
    /// The archive's folder.
    let folder: URL
    /// What is asked.
    let kinds: [BenchQuery.Kind]
    /// How many queries of each kind.
    let queries: Int
    /// Seconds for one kind, about.
    let seconds: Double
    let isNewestFirst: Bool
    let withSnippets: Bool
    /// Reports that are compared with all others.
    let compared: Int
    /// Planted copies that are looked for.
    let copies: Int
    /// Reports that are dropped into the inbox each second.
    let dropped: Int

    /// Of a kind, so many are asked before those that count, and so many are measured however slow they are.
    private static let warm = 10
    private static let least = 5

    /// Starts the services, asks and stops them.
    ///
    /// - Parameter tell: Hears what was measured.
    func run(_ tell: (String) -> Void) async throws -> IndexAnswers {
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let binaries = URL(filePath: own).deletingLastPathComponent().path
        let running = try Archive(binaries: binaries, home: folder.path)
        try running.startServices(parseWorkers: 1)
        let client = try await answering(running.home)
        let flood = Flood(home: running.home, rate: dropped)
        let dropping = Task { try await flood.run() }
        var answers = IndexAnswers()
        for (kind, asked) in try mix() {
            let times = try await ask(asked, of: client)
            answers.kinds.append((kind, times))
            tell("\(kind.rawValue): \(Measure(milliseconds: times).line)")
        }
        tell("all: \(Measure(milliseconds: answers.times).line)")
        if compared > 0 {
            answers.compared = try await compare(by: client)
            tell("compare: \(Measure(milliseconds: answers.compared).line)")
        }
        if copies > 0 {
            (answers.copiesFound, answers.copies) = try await findCopies(by: client)
            tell("copies: \(answers.copiesFound) found, \(Measure(milliseconds: answers.copies).line)")
        }
        dropping.cancel()
        answers.dropped = try await dropping.value
        tell("dropped meanwhile: \(answers.dropped)")
        await client.close()
        await running.stop()
        return answers
    }

    private func mix() throws -> [(BenchQuery.Kind, [BenchQuery])] {
        let queries = QueryMix(of: ReportGenerator(seed: 1)).queries(ofEachKind: queries)
        return kinds.map { kind in (kind, queries.filter { $0.kind == kind }) }
    }

    /// A client, once the index answers; a store of a million reports may take a moment.
    private func answering(_ home: String) async throws -> GuidangClient.Archive {
        for _ in 0..<600 {
            if let client = try? GuidangClient.Archive(home: home) {
                if (try? await client.search("法治", limit: 1)) != nil { return client }
                await client.close()
            }
            try await Task.sleep(for: .milliseconds(200))
        }
        throw BenchError("The index has not answered in 120 s")
    }

    private func ask(_ queries: [BenchQuery], of client: GuidangClient.Archive) async throws -> [Double] {
        var times: [Double] = []
        for query in queries.suffix(Self.warm) { _ = try await client.search(search(query)) }
        let began = monotonicMilliseconds()
        for query in queries {
            let start = monotonicMilliseconds()
            _ = try await client.search(search(query))
            times.append(monotonicMilliseconds() - start)
            if monotonicMilliseconds() - began > seconds * 1_000, times.count >= Self.least { break }
        }
        return times
    }

    private func search(_ query: BenchQuery) -> SearchQuery {
        SearchQuery(
            words: query.query, limit: query.limit,
            order: isNewestFirst || query.kind == .newest ? .date : .relevance,
            facets: query.facet ? ["year"] : [], snippets: withSnippets)
    }

    private func compare(by client: GuidangClient.Archive) async throws -> [Double] {
        var random = SeededRandom(seed: 3, index: 0)
        let count = try FillFigures.of(folder).corpus
        var times: [Double] = []
        for _ in 0..<compared {
            let id = IndexedCorpus.documentId(Int.random(in: 0..<max(1, count), using: &random))
            let start = monotonicMilliseconds()
            _ = try await client.compare(id)
            times.append(monotonicMilliseconds() - start)
        }
        return times
    }

    private func findCopies(by client: GuidangClient.Archive) async throws -> (found: Int, times: [Double]) {
        let filled = try FillFigures.of(folder)
        let corpus = IndexedCorpus()
        var found = 0
        var times: [Double] = []
        for number in 0..<min(copies, filled.planted) {
            let start = monotonicMilliseconds()
            let comparison = try await client.compare(IndexedCorpus.documentId(filled.corpus + number), parts: [.reuse])
            times.append(monotonicMilliseconds() - start)
            let source = corpus.source(ofCopy: number, of: filled.corpus)
            if comparison.reuse?.otherSources.contains(where: { $0.documentId == source }) == true { found += 1 }
        }
        return (found, times)
    }
}
