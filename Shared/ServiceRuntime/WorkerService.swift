import Foundation
package import Logging
import Messages
import ServiceLifecycle
package import StageKit
package import ZeroMQ

/// A worker in a process of its own: it works for one head until a graceful shutdown, or until its parent is gone.
package struct WorkerService<WorkStage: Stage>: Service {
    /// For tasks at work when it is asked to stop; below the time after which its head would kill it.
    private static var patience: Duration { .seconds(7) }

    private let stage: WorkStage
    private let endpoint: Endpoint
    private let slots: Int
    private let beat: Duration
    private let diesWithParent: Bool
    private let logger: Logger

    /// - Parameters:
    ///   - slots: Tasks held at a time.
    ///   - diesWithParent: Ends when the process that started it is gone.
    package init(
        _ stage: WorkStage, endpoint: Endpoint, slots: Int, beat: Duration, diesWithParent: Bool, logger: Logger
    ) {
        self.stage = stage
        self.endpoint = endpoint
        self.slots = slots
        self.beat = beat
        self.diesWithParent = diesWithParent
        self.logger = logger
    }

    package func run() async throws {
        Self.limitMemory()
        let reactor = try Reactor(name: "worker", context: try Context())
        let worker = try StageWorker(
            stage, on: reactor, to: endpoint, options: try .connecting(to: endpoint, curve: nil),
            name: "\(WorkStage.name.rawValue)-\(ProcessInfo.processInfo.hostName)-\(getpid())", slots: slots,
            beat: beat,
            report: ServiceLog.reporter(logger))
        try await worker.start()
        StopRequest.shared.whenAsked { worker.beginDraining(within: Self.patience) }
        let parent = getppid()
        try? await withGracefulShutdownHandler {
            while !Task.isShuttingDownGracefully {
                try await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(1)) }
                if diesWithParent, getppid() != parent { break }
            }
        } onGracefulShutdown: {
        }
        await worker.drain(within: Self.patience)
        await reactor.stop()
    }

    /// A document that eats memory ends this worker, not the machine.
    private static func limitMemory() {
        let bytes = rlim_t(min(2 << 30, ProcessInfo.processInfo.physicalMemory / 2))
        var limit = rlimit(rlim_cur: bytes, rlim_max: bytes)
        // RLIMIT_DATA counts what is allocated; RLIMIT_AS would also count what is only mapped.
        setrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &limit)
    }
}
