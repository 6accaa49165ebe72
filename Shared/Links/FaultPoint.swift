import Synchronization

#if canImport(Glibc)
import Glibc
#endif

/// A named place where a test may kill the process, as a power cut would.
///
/// `GUIDANG_FAULTS=name=N,…` in the environment arms points: the N-th time the point is reached, the process kills
/// itself with SIGKILL. Unarmed, a point costs one comparison.
package enum FaultPoint {
    private static let armed = Armed(environment: getenv("GUIDANG_FAULTS").map { String(cString: $0) } ?? "")

    /// Passes the point, or dies here.
    @inline(__always)
    package static func hit(_ name: StaticString) {
        guard let armed else { return }
        armed.hit(name.description)
    }

    private final class Armed: Sendable {
        private let counts: Mutex<[String: Int]>

        init?(environment: String) {
            var counts: [String: Int] = [:]
            for entry in environment.split(separator: ",") {
                let parts = entry.split(separator: "=")
                guard parts.count == 2, let count = Int(parts[1]), count > 0 else { continue }
                counts[String(parts[0])] = count
            }
            guard !counts.isEmpty else { return nil }
            self.counts = Mutex(counts)
        }

        func hit(_ name: String) {
            let strike = counts.withLock { counts in
                guard let left = counts[name] else { return false }
                counts[name] = left - 1
                return left == 1
            }
            if strike { kill(getpid(), SIGKILL) }
        }
    }
}
