import ArgumentParser
import IngestService
import Messages
import ServiceRuntime

/// `guidang-ingest`: takes files in and keeps the originals.
@main
struct GuidangIngest: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "guidang-ingest", abstract: "Takes files from the inbox and keeps the originals.",
        subcommands: [Serve.self])

    @MainActor static func main() async {
        StopRequest.listen()
        await main(nil)
    }

    struct Serve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Runs the ingest head.")

        @OptionGroup var options: ServiceOptions

        func run() async throws {
            try await FinalErrors.told {
                let settings = try options.settings(for: .ingest)
                let logger = ServiceLog.make(.ingest, settings: settings)
                try await ServiceRunner.run([try await IngestRuntime(settings, logger: logger)], logger: logger)
            }
        }
    }
}
