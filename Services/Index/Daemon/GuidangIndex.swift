import ArgumentParser
import IndexService
import Messages
import ServiceRuntime
import StageKit

/// `guidang-index`: makes reports findable.
@main
struct GuidangIndex: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "guidang-index", abstract: "Indexes reports and answers searches.",
        subcommands: [Serve.self, Work.self])

    @MainActor static func main() async {
        StopRequest.listen()
        await main(nil)
    }

    struct Serve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Runs the index head.")

        @OptionGroup var options: ServiceOptions

        func run() async throws {
            let stage = IndexStage()
            try await FinalErrors.told {
                try await StageService.serve(
                    stage, plan: stage.plan(), upstreams: [.parse], options: options, apart: false)
            }
        }
    }

    struct Work: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Works for an index head, here or on another host.")

        @OptionGroup var options: WorkerOptions

        func run() async throws {
            try await FinalErrors.told { try await StageService.work(IndexStage(), options: options) }
        }
    }
}
