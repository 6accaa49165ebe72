import ArgumentParser
import Foundation
import ReportGenerator

/// Writes what search engines are measured on: reports and queries, both as JSON Lines.
struct SearchCorpus: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes corpus.jsonl and queries.jsonl for search/reference_search.py.")

    @Option(help: "How many reports.")
    var reports = 100_000

    @Option(help: "How many queries of each kind.")
    var queries = 50

    @Argument(help: "The folder to write to.")
    var folder: String

    func run() throws {
        let folder = URL(fileURLWithPath: folder)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try CorpusWriter(reports: reports).write(to: folder.appending(path: "corpus.jsonl"))
        try QueryMix(of: ReportGenerator(seed: 1), reports: min(reports, 4_000))
            .write(ofEachKind: queries, to: folder.appending(path: "queries.jsonl"))
    }
}
