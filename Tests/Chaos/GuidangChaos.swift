import ArgumentParser
import Foundation

/// `guidang-chaos`: kills and stops processes while documents flow, then checks that nothing is lost or doubled.
@main
struct GuidangChaos: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "guidang-chaos",
        abstract: "Kills and stops processes while documents flow, then checks that nothing is lost or doubled.",
        subcommands: [StormCommand.self, PoisonCommand.self, Consume.self],
        defaultSubcommand: StormCommand.self
    )
}

struct ChaosOptions: ParsableArguments {
    @Option(
        help: "Folder for the archive of this run; must not exist yet (default: a new one, removed if all is well)."
    )
    var home: String?

    @Option(help: "Folder of the services' executables (default: where this one lies).")
    var binaries: String?

    @Option(help: "What the plan follows from (default: drawn at random).")
    var seed: UInt64?

    /// Runs in the folder, and tells the verdict by the exit status.
    func run(_ body: (_ home: String, _ seed: UInt64) async throws -> Bool) async throws {
        let seed = seed ?? UInt64.random(in: 1...999_999)
        let folder = home ?? FileManager.default.temporaryDirectory.appending(path: "guidang-chaos-\(UUID())").path
        guard !FileManager.default.fileExists(atPath: folder) else {
            throw ValidationError("\(folder) is there already: name a new folder with --home.")
        }
        let isWell = try await body(folder, seed)
        if home == nil, isWell { try? FileManager.default.removeItem(atPath: folder) }
        guard isWell else { throw ExitCode(1) }
    }
}

struct StormCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "storm",
        abstract: "Reports flow while processes are killed and stopped (the default)."
    )

    @Option(help: "How long processes are hurt.")
    var minutes = 1.0

    @Option(help: "Reports to drop.")
    var reports = 2000

    @OptionGroup var options: ChaosOptions

    func run() async throws {
        try await options.run { home, seed in
            let scene = try Scene(home: home, binaries: options.binaries)
            return try await Storm(scene, seed: seed, seconds: minutes * 60, reports: reports).run()
        }
    }
}

struct PoisonCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "poison",
        abstract: "Documents on which a worker dies, hangs or eats memory are set aside."
    )

    @Option(help: "Good reports that flow beside the poisonous ones.")
    var reports = 60

    @OptionGroup var options: ChaosOptions

    func run() async throws {
        try await options.run { home, seed in
            let scene = try Scene(
                home: home,
                binaries: options.binaries,
                extra: ["lease.cap=3s", "retry.attempts=3"]
            )
            return try await Poison(scene, seed: seed, reports: reports).run()
        }
    }
}

struct Consume: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Is the durable consumer of a run.",
        shouldDisplay: false
    )

    @Option var home: String
    @Option var db: String

    func run() async throws { try await DurableConsumer.run(home: home, store: db) }
}
