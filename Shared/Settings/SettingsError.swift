/// Why the settings cannot be used, and what a person can do about it.
package struct SettingsError: Error, CustomStringConvertible {
    package enum Code: String, Sendable {
        case unknownKey, badValue, conflict, unreadableFile, unsafeFolder, system
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
