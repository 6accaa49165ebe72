package import Settings

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

    /// How it ended, to stand between brackets.
    package var words: Phrase {
        switch self {
        case .exited(let code): Phrase("exit status \(code)", "退出码 \(code)")
        case .signaled(let signal): Phrase("signal \(signal)", "信号 \(signal)")
        case .notStarted(let reason): Phrase(reason, "无法启动：\(reason)")
        }
    }

    package var description: String { words.english }
}
