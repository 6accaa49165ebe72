import Foundation
import GRDB
package import Logging
import Messages
import ServiceLifecycle
import ServiceRuntime
package import Settings
import StageKit

/// The ingest service: the head, the inbox and the folder of what could not be read.
package struct IngestRuntime: Service {
    private let head: Head
    private let keeper: RejectionKeeper
    private let intake: IntakeLoop
    private let watcher: InboxWatcher
    private let logger: Logger

    /// Opens everything; nothing flows before ``run()``.
    package init(_ settings: ArchiveSettings, logger: Logger) async throws {
        let report = ServiceLog.reporter(logger)
        let configuration = try HeadConfiguration(settings, stage: .ingest, upstreams: [.parse], insideWorkers: 0)
        let home = configuration.home
        let inbox = home.appending(path: "inbox")
        try FileManager.default.createDirectory(at: inbox, withIntermediateDirectories: true)
        let keeper = RejectionKeeper(home: home, language: settings.language, report: report)
        let kept = KeptFiles()
        let folder = InboxFolder(inbox)
        let watcher = try InboxWatcher(
            folder, settings: Self.watching(settings, inbox: inbox), isKept: { kept.contains($0, $1) })
        let gate = Self.gate(settings, home: home, logger: logger)
        let plan = IngestPlan.make(keeper: keeper, language: settings.language, gate: gate) { watcher.picture }
        head = try await Head(plan, configuration, report: report)
        if settings.ingest.keep { try await head.context.store.pool.read { try kept.load(from: $0) } }
        self.watcher = watcher
        intake = IntakeLoop(
            context: head.context, watcher: watcher,
            intake: FileIntake(inbox: folder, blobs: head.context.store.blobs, keeps: settings.ingest.keep),
            kept: kept, keeper: keeper, gate: gate,
            notice: {
                logger.warning(
                    "Left in the inbox",
                    metadata: ["path": "\($0.path.text)", "why": "\($0.kind.words(settings.language))"])
            })
        self.keeper = keeper
        self.logger = logger
    }

    package func run() async throws {
        let keeper = keeper
        let store = head.context.store
        head.onAccepted { Task { await keeper.catchUp(with: store) } }
        try await keeper.sweep()
        try await head.start()
        await keeper.catchUp(with: store)
        logger.info("Ready", metadata: ["inbox": "\(head.context.configuration.home.appending(path: "inbox").path)"])
        try await withGracefulShutdownHandler {
            try await intake.run()
        } onGracefulShutdown: { [watcher] in
            watcher.stop()
        }
        try await head.stop()
    }

    private static func gate(_ settings: ArchiveSettings, home: URL, logger: Logger) -> DiskGate {
        DiskGate(reserve: Int64(settings.ingest.reserve), free: { DiskGate.measure(home) }) { change in
            switch change {
            case .shut(let words):
                logger.warning("Intake is paused", metadata: ["why": "\(words.text(in: settings.language))"])
            case .open: logger.notice("Intake goes on: there is room on the disk again")
            }
        }
    }

    private static func watching(_ settings: ArchiveSettings, inbox: URL) -> InboxWatcher.Settings {
        var watching = InboxWatcher.Settings()
        watching.rescanEvery = settings.ingest.rescan
        watching.settle.rest = settings.ingest.settle
        watching.settle.restAfterClose = min(settings.ingest.settle, watching.settle.restAfterClose)
        let root = inbox.path + "/"
        watching.pollsOnly = settings.ingest.polling.contains(inbox.path)
        watching.pollingFolders = settings.ingest.polling.compactMap { folder in
            folder.hasPrefix(root) ? String(folder.dropFirst(root.count)) : nil
        }
        return watching
    }
}
