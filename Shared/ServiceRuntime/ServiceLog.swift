import Foundation
package import Logging
package import Messages
package import Settings

/// The log of a service: plain lines on standard error, which systemd and the supervisor collect.
package enum ServiceLog {
    /// Makes the logger of a stage at the level that the settings name.
    package static func make(_ stage: StageName, settings: ArchiveSettings) -> Logger {
        var logger = Logger(label: "guidang.\(stage.rawValue)") { label in
            StreamLogHandler.standardError(label: label)
        }
        logger.logLevel = Logger.Level(rawValue: settings.logLevel.rawValue) ?? .info
        return logger
    }

    /// A reporter for trouble that a person should know about, the same trouble at most once in five seconds.
    package static func reporter(_ logger: Logger) -> @Sendable (any Error) -> Void {
        let throttle = Throttle(interval: .seconds(5))
        return { error in
            let text = "\(error)"
            guard throttle.admits(text) else { return }
            logger.warning("Trouble", metadata: ["error": "\(text)"])
        }
    }
}
