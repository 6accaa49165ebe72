import Glibc
import Supervision

/// Work that a person may end with Ctrl-C.
enum Interruption {
    /// Runs the work to its end, or until a signal asks to stop; then the work is cancelled, and a second signal ends the
    /// program at once.
    ///
    /// - Parameter stopped: Called once a signal came, to let go of what the work waits for.
    /// - Returns: Whether it was stopped.
    static func run(
        _ work: @escaping @Sendable () async throws -> Void,
        stopped: @Sendable () async -> Void = {}
    ) async throws -> Bool {
        let stops = await StopSignals.trap()
        let (isStopped, failure) = await withTaskGroup(of: (isStop: Bool, failure: (any Error)?).self) { group in
            group.addTask {
                do { try await work() } catch { return (false, error) }
                return (false, nil)
            }
            group.addTask {
                for await _ in stops { return (true, nil) }
                return (true, nil)
            }
            let first = await group.next() ?? (false, nil)
            group.cancelAll()
            guard first.isStop else { return (false, first.failure) }
            for signal in [SIGINT, SIGTERM, SIGHUP] { Glibc.signal(signal, SIG_DFL) }
            await stopped()
            // What the work says when it was cancelled is no trouble of its own.
            await group.waitForAll()
            return (true, nil)
        }
        if let failure { throw failure }
        return isStopped
    }
}
