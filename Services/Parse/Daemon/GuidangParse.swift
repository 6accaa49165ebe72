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

        func run() async throws {
            try await FinalErrors.told {
                let stage = ParseStage(largestText: try options.settings(for: .parse).largestText)
                try await StageService.serve(
                    stage, plan: stage.plan(), upstreams: [.ingest], options: options, apart: true)
            }
        }
    }

    struct Work: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Works for a parse head, here or on another host.")

        @OptionGroup var options: WorkerOptions

        func run() async throws {
            try await FinalErrors.told {
                let settings = try options.service.settings(for: .parse)
                try await StageService.work(ParseStage(largestText: settings.largestText), options: options)
            }
        }
    }
}
