import ArgumentParser
import Messages
import ParseService
import ServiceRuntime
import Settings
import StageKit

/// `guidang-parse`: reads documents into reports.
@main
struct GuidangParse: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "guidang-parse", abstract: "Reads documents into structured reports.",
        subcommands: [Serve.self, Work.self])

    @MainActor static func main() async {
        StopRequest.listen()
        await main(nil)
    }

    struct Serve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Runs the parse head, with workers beside it.")

        @OptionGroup var options: ServiceOptions

        @Option(help: "A folder with word lists in place of the built-in ones of their names.")
        var lexicon: String?

        func run() async throws {
            try await FinalErrors.told {
                let settings = try options.settings(for: .parse, [.parseLexicon: lexicon])
                let stage = try settings.parseStage(extractors: 0)
                try await StageService.serve(
                    stage, plan: stage.plan(), upstreams: [.ingest], options: options, apart: true)
            }
        }
    }

    struct Work: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Works for a parse head, here or on another host.")

        @OptionGroup var options: WorkerOptions

        @Option(help: "A folder with word lists in place of the built-in ones of their names.")
        var lexicon: String?

        func run() async throws {
            try await FinalErrors.told {
                let settings = try options.service.settings(for: .parse, [.parseLexicon: lexicon])
                let stage = try settings.parseStage(extractors: 1)
                try await StageService.work(stage, options: options)
            }
        }
    }
}
