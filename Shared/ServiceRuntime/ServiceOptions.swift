package import ArgumentParser
import Foundation
package import Messages
package import Settings

/// What every service takes on its command line.
package struct ServiceOptions: ParsableArguments {
    @Option(help: "The archive's folder (default: $GUIDANG_HOME, else ./archive).")
    package var home: String?

    @Option(help: "Workers inside this service.")
    package var workers: Int?

    @Option(name: .customLong("set"), help: "Any other setting, as KEY=VALUE; `guidang config` lists them.")
    package var assignments: [String] = []

    package init() {}

    /// The settings in force for a stage.
    ///
    /// - Parameter folders: Settings that are folders with flags of their own; relative ones are taken from where the
    ///   command runs.
    package func settings(for stage: StageName, _ folders: [SettingKey: String?] = [:]) throws -> ArchiveSettings {
        var flags = SettingFlags()
        for case let (key, path?) in folders { flags.set(key, toFolder: path) }
        if let home { flags.set(.home, to: home, flag: "--home") }
        if let workers {
            guard let key = SettingKey.workers(of: stage) else {
                throw ValidationError("\(stage.rawValue) has no workers.")
            }
            flags.set(key, to: String(workers), flag: "--workers")
        }
        for assignment in assignments { try flags.set(assignment) }
        return try ArchiveSettings.load(flags: flags)
    }
}
