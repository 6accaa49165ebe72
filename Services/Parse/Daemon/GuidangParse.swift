import ArgumentParser
import Messages
import ParseService
import ServiceRuntime
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
            let stage = ParseStage()
            try await FinalErrors.told {
                try await StageService.serve(
                    stage, plan: stage.plan(), upstreams: [.ingest], options: options, apart: true)
            }
        }
    }

    struct Work: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Works for a parse head, here or on another host.")

        @OptionGroup var options: WorkerOptions

        func run() async throws {
            try await FinalErrors.told { try await StageService.work(ParseStage(), options: options) }
        }
    }
}
