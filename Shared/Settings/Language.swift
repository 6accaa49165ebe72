/// The language in which people are spoken to.
package enum Language: String, CaseIterable, Sendable {
    case en, zh

    /// Reads the locale as POSIX does: the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set decides.
    package init(environment: [String: String]) {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy
            .compactMap { environment[$0] }
            .first { !$0.isEmpty }
        self = locale?.lowercased().hasPrefix("zh") == true ? .zh : .en
    }
}

/// The least severe message that is logged, named as swift-log names its levels.
package enum LogLevel: String, CaseIterable, Sendable {
    case trace, debug, info, notice, warning, error, critical
}
