import ArgumentParser
import Foundation

/// Asks an index that search-fill has made, over its query socket and with one client, while reports come in.
struct SearchAsk: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Starts the services on an archive that search-fill has filled, and measures its answers.")

    @Option(help: "How many queries of each kind.")
    var queries = 100

    @Option(help: "Only queries of this kind, such as “long common phrase”.")
    var kind: BenchQuery.Kind?

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

    @Option(help: "How many of the copies that search-fill has planted are looked for.")
    var copies = 0

    @Option(help: "Where the result is written, in the form that search/table.py prints.")
    var result: String?

    @Argument(help: "The archive's folder.")
    var home: String

    func run() async throws {
        let folder = URL(fileURLWithPath: home)
        let asking = IndexAsking(
            folder: folder, kinds: kind.map { [$0] } ?? BenchQuery.Kind.allCases, queries: queries, seconds: seconds,
            isNewestFirst: newest, withSnippets: snippets,
            compared: compare, copies: copies, dropped: indexing)
        let answered = try await asking.run { print($0) }
        guard let result else { return }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try encoder.encode(self.result(answered, FillFigures.of(folder))).write(to: URL(fileURLWithPath: result))
    }

    private func result(_ answered: IndexAnswers, _ fill: FillFigures) -> AskResult {
        let settings = "over the query socket, 1 client; built by 2 threads, commits of 256, WAL, synchronous=FULL"
        let kinds = answered.kinds.map { ($0.kind.rawValue, Measure(milliseconds: $0.times)) }
        return AskResult(
            corpus: .init(reports: fill.reports, bytes: fill.textBytes),
            engines: [
                snippets ? "guidang, with snippets" : "guidang": .init(
                    version: "", settings: settings,
                    build: .init(seconds: fill.seconds, processorSeconds: fill.processorSeconds),
                    size: .init(index: fill.postingBytes, text: fill.bytes - fill.postingBytes),
                    kinds: Dictionary(uniqueKeysWithValues: kinds))
            ])
    }
}
