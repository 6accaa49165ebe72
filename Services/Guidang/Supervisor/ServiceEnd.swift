/// How a service's process ended.
package enum ServiceEnd: Sendable, Hashable, CustomStringConvertible {
    case exited(Int32)
    case signaled(Int32)

    /// It was never started, for this reason.
    case notStarted(String)

    /// Whether starting it again cannot help: it says that its command line (`EX_USAGE`) or its settings and
    /// stores (`EX_CONFIG`, both of sysexits) are at fault.
    package var isFinal: Bool {
        self == .exited(64) || self == .exited(78)
    }

    package var description: String {
        switch self {
        case .exited(let code): "exit status \(code)"
        case .signaled(let signal): "signal \(signal)"
        case .notStarted(let reason): reason
        }
    }
}
