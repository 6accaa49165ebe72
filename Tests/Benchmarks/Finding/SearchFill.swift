import ArgumentParser
import Foundation

/// Fills the store of an index as its head does, from reports that parse has read already.
struct SearchFill: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes an index of generated reports, or fills one further; search-ask asks it.")

    @Option(help: "How many reports it has in the end.")
    var reports = 100_000

    @Option(help: "So many of them are copied by other agencies; search-ask --copies says how many copies it finds.")
    var copies = 0

    @Argument(help: "The archive's folder; what was measured is written to fill.json in it.")
    var home: String

    func run() async throws {
        let filling = IndexFilling(folder: URL(fileURLWithPath: home), reports: reports, copies: copies)
        _ = try await filling.run { print($0) }
    }
}
