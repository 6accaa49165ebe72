/// Why the settings cannot be used, and what a person can do about it.
package struct SettingsError: SpokenError {
    package enum Code: String, Sendable {
        case unknownKey, badValue, conflict, unreadableFile, unsafeFolder, system
    }

    package let code: Code
    package let text: Phrase
    package var help: Phrase?
    package var cause: (any Error)?

    package init(_ code: Code, _ text: Phrase, help: Phrase? = nil, cause: (any Error)? = nil) {
        self.code = code
        self.text = text
        self.help = help
        self.cause = cause
    }

    /// What is wrong, in English.
    package var message: String { text.english }

    /// What the person can do, in English.
    package var hint: String? { help?.english }

    package var description: String { spoken.english }
}
