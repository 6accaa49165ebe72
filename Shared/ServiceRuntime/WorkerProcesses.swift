import Foundation
package import Logging
import ServiceLifecycle
import Subprocess
import SystemPackage

/// Workers as processes of their own beside a head: one that dies takes no other task with it, and is started again.
package struct WorkerProcesses: Service {
    private let count: Int
    private let arguments: [String]
    private let logger: Logger

    /// - Parameter arguments: What the executable of this process takes to be a worker.
    package init(count: Int, arguments: [String], logger: Logger) {
        self.count = count
        self.arguments = arguments
        self.logger = logger
        _ = Self.ownPath
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                for _ in 0..<count { group.addTask { await keepOne() } }
            }
        }
    }

    private func keepOne() async {
        var pause = Duration.milliseconds(100)
        while !Task.isCancelled {
            let began = ContinuousClock.now
            do {
                let record = try await Subprocess.run(
                    .path(FilePath(Self.ownPath)), arguments: Arguments(arguments),
                    platformOptions: Self.options,
                    output: .fileDescriptor(.standardError, closeAfterSpawningProcess: false),
                    error: .fileDescriptor(.standardError, closeAfterSpawningProcess: false))
                guard !Task.isCancelled else { return }
                logger.warning("A worker ended", metadata: ["status": "\(record.terminationStatus)"])
            } catch {
                guard !Task.isCancelled else { return }
                logger.error("A worker could not be started", metadata: ["error": "\(error)"])
            }
            pause = ContinuousClock.now - began > .seconds(10) ? .milliseconds(100) : min(pause * 2, .seconds(5))
            try? await Task.sleep(for: pause)
        }
    }

    private static var options: PlatformOptions {
        var options = PlatformOptions()
        options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(10))]
        return options
    }

    /// Read once at the start: after the program was replaced on disk the link names a file that is gone.
    private static let ownPath =
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
}
