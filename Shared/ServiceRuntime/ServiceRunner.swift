package import Logging
package import ServiceLifecycle
import UnixSignals

/// Runs the services of a process until SIGTERM or SIGINT, then lets them finish in reverse order.
package enum ServiceRunner {
    /// Runs; a second signal ends the process at once, for then somebody really means it.
    package static func run(_ services: [any Service], logger: Logger) async throws {
        var configuration = ServiceGroupConfiguration(
            services: services.map {
                .init(
                    service: $0, successTerminationBehavior: .gracefullyShutdownGroup,
                    failureTerminationBehavior: .cancelGroup)
            },
            gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = .seconds(30)
        try await ServiceGroup(configuration: configuration).run()
    }
}
