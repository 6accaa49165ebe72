import Dispatch

/// Runs what waits for the disk or counts for long on a thread of its own, not on the cooperative pool.
package enum Blocking {
    private static let queue = DispatchQueue(label: "guidang.blocking", attributes: .concurrent)

    /// Runs the work and returns what it returns.
    package nonisolated(nonsending) static func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value)
        async throws -> Value
    {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try work() }) }
        }
    }
}
