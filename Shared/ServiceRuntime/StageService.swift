package import ArgumentParser
import Logging
package import Messages
import ServiceLifecycle
import Settings
package import StageKit
import ZeroMQ

/// What a worker process takes on its command line.
package struct WorkerOptions: ParsableArguments {
    @Option(help: "The head's durable links: ipc://PATH or tcp://HOST:PORT.")
    package var connect: String

    @Option(help: "Tasks that this worker holds at a time, those that wait in it included.")
    package var slots: Int = 16

    @Flag(help: "End when the process that started this one is gone.")
    package var withParent = false

    @OptionGroup package var service: ServiceOptions

    package init() {}

    package func validate() throws {
        guard Self.slotRange.contains(slots) else {
            throw ValidationError("A worker holds 1 to \(Self.slotRange.upperBound) tasks, not \(slots).")
        }
    }

    /// What a head welcomes; see HELLO in PROTOCOL.md.
    private static var slotRange: ClosedRange<Int> { 1...256 }
}

/// Runs a stage that has workers: as a head, or as a worker.
package enum StageService {
    /// Runs the head and its workers.
    ///
    /// - Parameter apart: The workers are processes of their own, for work on which a process may die or hang.
    package static func serve<WorkStage: Stage>(
        _ stage: WorkStage, plan: HeadPlan, upstreams: [StageName], options: ServiceOptions, apart: Bool
    ) async throws {
        let settings = try options.settings(for: WorkStage.name)
        let logger = ServiceLog.make(WorkStage.name, settings: settings)
        let workers = settings.workers(of: WorkStage.name)
        let configuration = try HeadConfiguration(
            settings, stage: WorkStage.name, name: plan.name, upstreams: upstreams, insideWorkers: apart ? 0 : workers)
        let head = try await Head(plan, configuration, report: ServiceLog.reporter(logger))
        var services: [any Service] = [
            HeadService(head: head, stage: stage, logger: logger, ready: { logger.info("Ready") })
        ]
        if apart, workers > 0, let links = configuration.links.first {
            services.append(
                WorkerProcesses(
                    count: workers,
                    arguments: ["work", "--connect", links.description, "--home", settings.home, "--with-parent"]
                        + options.assignments.flatMap { ["--set", $0] },
                    logger: logger))
        }
        try await ServiceRunner.run(services, logger: logger)
    }

    /// Runs a worker.
    package static func work<WorkStage: Stage>(_ stage: WorkStage, options: WorkerOptions) async throws {
        let settings = try options.service.settings(for: WorkStage.name)
        let logger = ServiceLog.make(WorkStage.name, settings: settings)
        let worker = WorkerService(
            stage, endpoint: try .checked(options.connect), slots: options.slots, beat: settings.lease.beat,
            diesWithParent: options.withParent, logger: logger)
        try await ServiceRunner.run([worker], logger: logger)
    }
}
