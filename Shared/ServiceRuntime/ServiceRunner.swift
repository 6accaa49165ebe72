package import Logging
package import ServiceLifecycle

/// Runs the services of a process until it is asked to stop, then lets them finish in reverse order.
package enum ServiceRunner {
    /// Runs; ``StopRequest`` says how long finishing may take, and what a second signal does.
    package static func run(_ services: [any Service], logger: Logger) async throws {
        let configuration = ServiceGroupConfiguration(
            services: services.map {
                .init(
                    service: $0, successTerminationBehavior: .gracefullyShutdownGroup,
                    failureTerminationBehavior: .cancelGroup)
            }, logger: logger)
        let group = ServiceGroup(configuration: configuration)
        StopRequest.shared.whenAsked { Task { await group.triggerGracefulShutdown() } }
        try await group.run()
    }
}
