import Links
package import Logging
import Messages
import ServiceLifecycle
import ZeroMQ

/// A head and the workers inside it, as a service: it runs until a graceful shutdown, which drains the workers first.
package struct HeadService<WorkStage: Stage>: Service {
    /// For tasks at work inside the head; what is not done then is given back.
    private static var patience: Duration { .seconds(12) }

    private let head: Head
    private let stage: WorkStage
    private let logger: Logger
    private let ready: @Sendable () -> Void

    /// - Parameter ready: Called once everything flows.
    package init(
        head: Head, stage: WorkStage, logger: Logger, ready: @escaping @Sendable () -> Void = {}
    ) {
        self.head = head
        self.stage = stage
        self.logger = logger
        self.ready = ready
    }

    package func run() async throws {
        try await head.start()
        let worker = try makeWorker()
        try await worker?.start()
        ready()
        try? await gracefulShutdown()
        await head.closeIntake()
        await worker?.drain(within: Self.patience)
        try await head.stop()
    }

    private func makeWorker() throws -> StageWorker<WorkStage>? {
        let configuration = head.context.configuration
        guard configuration.workers > 0 else { return nil }
        return try StageWorker(
            stage, on: head.sharedReactor, to: try Head.workEndpoint(WorkStage.name), options: SocketOptions(),
            name: "\(WorkStage.name.rawValue)-inside", slots: configuration.workers * 64, beat: configuration.beat,
            report: head.context.report)
    }
}
