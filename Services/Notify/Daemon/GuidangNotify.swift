import ArgumentParser
import Messages
import NotifyService
import ServiceRuntime

/// `guidang-notify`: keeps the event log and tells whoever subscribed.
@main
struct GuidangNotify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "guidang-notify", abstract: "Logs events and hands them to subscribers.",
        subcommands: [Serve.self])

    @MainActor static func main() async {
        StopRequest.listen()
        await main(nil)
    }

    struct Serve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Runs the notify head.")

        @OptionGroup var options: ServiceOptions

        func run() async throws {
            try await FinalErrors.told {
                let settings = try options.settings(for: .notify)
                let logger = ServiceLog.make(.notify, settings: settings)
                try await ServiceRunner.run([try await NotifyRuntime(settings, logger: logger)], logger: logger)
            }
        }
    }
}
