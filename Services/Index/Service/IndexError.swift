/// Why the index refused, and what to do about it.
package struct IndexError: Error, Sendable {
    /// What sort of refusal it is; also a metric label.
    package enum Code: String, Sendable {
        /// A report that is no valid report, or an entry that was damaged on its way.
        case malformed
        /// A store whose content contradicts itself.
        case corrupt
        /// An id that begins more than one report.
        case ambiguous
        /// A question outside the limits.
        case invalid
        /// A store that has no room for more of something.
        case full
    }

    /// What sort of refusal it is.
    package let code: Code
    /// One sentence for people.
    package let message: String
    /// What an operator can do.
    package var hint: String?
    /// The error beneath.
    package var cause: (any Error)?

    /// Puts an error together.
    package init(_ code: Code, _ message: String, hint: String? = nil, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.hint = hint
        self.cause = cause
    }
}

extension IndexError: CustomStringConvertible {
    /// The message with its hint.
    package var description: String {
        [message, hint].compactMap { $0 }.joined(separator: ". ")
    }
}
