package import ArgumentParser
import Foundation
import Settings
import StageKit

/// Ends a service so that whoever watches it knows whether to start it again.
package enum FinalErrors {
    /// `EX_CONFIG` of sysexits: the settings or a store are at fault, and starting again cannot help.
    package static let exitCode = ExitCode(78)

    /// Runs a service; what only a person can mend is told, and ends it with ``exitCode``.
    package static func told(_ run: () async throws -> Void) async throws {
        do {
            try await run()
        } catch  where isFinal(error) {
            let language = Language(environment: ProcessInfo.processInfo.environment)
            let chinese = (error as? StoreError)?.chinese ?? (error as? SettingsError)?.spoken.chinese
            let own = language == .zh ? chinese.map { "错误：\($0)\n" } ?? "" : ""
            FileHandle.standardError.write(Data("Error: \(error)\n\(own)".utf8))
            throw exitCode
        }
    }

    private static func isFinal(_ error: any Error) -> Bool {
        switch error {
        case let error as StoreError: error.isFinal
        case let error as BlobError: error.code == .refused
        case let error as SettingsError: error.code != .system
        default: false
        }
    }
}
