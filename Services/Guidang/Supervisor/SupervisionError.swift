/// Why the services cannot be started, watched or stopped.
package struct SupervisionError: Error, CustomStringConvertible {
    package enum Code: String, Sendable {
        case nothingToStart, alreadyRunning, startFailed, unknownStage, system
    }

    package let code: Code
    package let message: String
    package var hint: String?
    package var cause: (any Error)?

    package init(_ code: Code, _ message: String, hint: String? = nil, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.hint = hint
        self.cause = cause
    }

    package var description: String {
        guard let hint else { return message }
        return "\(message) \(hint)"
    }
}
