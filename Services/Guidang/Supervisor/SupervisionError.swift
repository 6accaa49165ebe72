package import Settings

/// Why the services cannot be started, watched or stopped.
package struct SupervisionError: SpokenError {
    package enum Code: String, Sendable {
        case nothingToStart, alreadyRunning, startFailed, unknownStage, system
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

    /// A file of the archive cannot be opened or written, as `errno` says.
    package static func cannot(_ done: String, _ verb: String, _ path: String, _ number: Int32) -> Self {
        let reason = Phrase(systemError: number)
        return Self(
            .system, Phrase("\(path) cannot be \(done): \(reason.english).", "无法\(verb) \(path)：\(reason.chinese)。"))
    }

    package var description: String { spoken.english }
}
