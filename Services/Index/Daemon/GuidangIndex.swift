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

        @Option(help: "Be a further index of this name (index-2), a full copy beside the first.")
        var name: String?

        func validate() throws {
            guard let name, !IndexCopy.isName(name) else { return }
            throw ValidationError("A further index is called index- and up to 10 of a-z, 0-9 and -, not “\(name)”.")
        }

        func run() async throws {
            let stage = IndexStage()
            let plan = name.map { stage.plan(named: $0) } ?? stage.plan()
            try await FinalErrors.told {
                try await StageService.serve(
                    stage, plan: plan, upstreams: [.parse], options: options, apart: false)
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
