import ArgumentParser
import Foundation
import GuidangClient
import Messages
import ReportGenerator
import Settings

/// Asks an index that search-fill has made, over its query socket and with one client, while reports come in.
struct SearchAsk: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Starts the services on an archive that search-fill has filled, and measures its answers.")

    @Option(help: "How many queries of each kind.")
    var queries = 100

    @Option(help: "Seconds for one kind, about.")
    var seconds = 10.0

    @Option(help: "Reports that are dropped into the inbox each second meanwhile.")
    var indexing = 0

    @Flag(help: "The newest hits come first, not the best.")
    var newest = false

    @Flag(inversion: .prefixedNo, help: "Whether hits come with their snippets.")
    var snippets = true

    @Option(help: "How many reports are compared with all others.")
    var compare = 0

    @Option(help: "Where the result is written, in the form that search/table.py prints.")
    var result: String?

    @Argument(help: "The archive's folder.")
    var home: String

    func run() async throws {
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let binaries = URL(filePath: own).deletingLastPathComponent().path
        let running = try Archive(binaries: binaries, home: URL(fileURLWithPath: home).path)
        try running.startServices(parseWorkers: 1)
        let client = try await answering(running.home)
        let flood = Flood(home: running.home, rate: indexing)
        let indexed = Task { try await flood.run() }
        var kinds: [String: AskFigures] = [:]
        for (kind, asked) in try mix() {
            kinds[kind.rawValue] = try await ask(asked, of: client)
            print("\(kind.rawValue): \(kinds[kind.rawValue]?.line ?? "")")
        }
        let all = AskFigures(milliseconds: kinds.values.flatMap(\.times))
        print("all: \(all.line)")
        if compare > 0 { print("compare: \(try await comparing(by: client).line)") }
        indexed.cancel()
        print("dropped meanwhile: \(try await indexed.value)")
        await client.close()
        await running.stop()
        if let result { try write(kinds, to: URL(fileURLWithPath: result)) }
    }

    private func mix() throws -> [(BenchQuery.Kind, [BenchQuery])] {
        let queries = QueryMix(of: ReportGenerator(seed: 1)).queries(ofEachKind: queries)
        return BenchQuery.Kind.allCases.map { kind in (kind, queries.filter { $0.kind == kind }) }
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

    private func ask(_ queries: [BenchQuery], of client: GuidangClient.Archive) async throws -> AskFigures {
        var times: [Double] = []
        for query in queries.suffix(Self.warm) { _ = try await client.search(search(query)) }
        let began = monotonicMilliseconds()
        for query in queries {
            let start = monotonicMilliseconds()
            _ = try await client.search(search(query))
            times.append(monotonicMilliseconds() - start)
            if monotonicMilliseconds() - began > seconds * 1_000, times.count >= Self.least { break }
        }
        return AskFigures(milliseconds: times)
    }

    private func search(_ query: BenchQuery) -> SearchQuery {
        SearchQuery(
            words: query.query, limit: query.limit, order: newest || query.kind == .newest ? .date : .relevance,
            facets: query.facet ? ["year"] : [], snippets: snippets)
    }

    private func comparing(by client: GuidangClient.Archive) async throws -> AskFigures {
        var random = SeededRandom(seed: 3, index: 0)
        let count = try await client.search("年", limit: 1).total
        var times: [Double] = []
        for _ in 0..<compare {
            let id = IndexedCorpus.documentId(Int.random(in: 0..<max(1, count), using: &random))
            let start = monotonicMilliseconds()
            _ = try await client.compare(id)
            times.append(monotonicMilliseconds() - start)
        }
        return AskFigures(milliseconds: times)
    }

    private func write(_ kinds: [String: AskFigures], to file: URL) throws {
        let folder = URL(fileURLWithPath: home)
        let fill = try JSONDecoder().decode(
            FillFigures.self, from: Data(contentsOf: folder.appending(path: "fill.json")))
        let name = snippets ? "guidang, with snippets" : "guidang"
        let settings = "over the query socket, 1 client; built by 2 threads, commits of 128, WAL, synchronous=FULL"
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try encoder.encode(
            AskResult(
                corpus: .init(reports: fill.reports, bytes: fill.textBytes),
                engines: [
                    name: .init(
                        version: "", settings: settings,
                        build: .init(seconds: fill.seconds, processorSeconds: fill.processorSeconds),
                        size: .init(index: fill.postingBytes, text: fill.bytes - fill.postingBytes), kinds: kinds)
                ])
        ).write(to: file)
    }

    /// Of a kind, so many are asked before those that count, and so many are measured however slow they are.
    private static let warm = 10
    private static let least = 5
}
