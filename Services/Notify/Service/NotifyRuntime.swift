package import Logging
import Messages
import ServiceLifecycle
import ServiceRuntime
package import Settings
import StageKit

/// The notify service: the head with the log, and the live publisher.
package struct NotifyRuntime: Service {
    private let head: Head
    private let publisher: LivePublisher
    private let logger: Logger

    /// Opens everything; nothing flows before ``run()``.
    package init(_ settings: ArchiveSettings, logger: Logger) async throws {
        head = try await Head(
            NotifyPlan.make(keeping: settings.eventRetention),
            try HeadConfiguration(
                settings, stage: .notify, upstreams: [.ingest, .parse, .index], insideWorkers: 0),
            report: ServiceLog.reporter(logger))
        publisher = try await LivePublisher(context: head.context, reactor: head.sharedReactor)
        self.logger = logger
    }

    package func run() async throws {
        let publisher = publisher
        try await publisher.start()
        head.onAccepted { Task { await publisher.logGrew() } }
        try await head.start()
        logger.info("Ready")
        try? await gracefulShutdown()
        await publisher.stop()
        try await head.stop()
    }
}
