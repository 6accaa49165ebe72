/// Why no text comes out of a document, for a clerk to act on.
package struct ExtractionError: Error, Sendable, Equatable, Codable {
    /// What kind of failure it is.
    package enum Code: String, Sendable, Codable {
        /// The format is not read, or not known.
        case unsupported
        /// The format is known and this file breaks its rules.
        case corrupt
        /// The file opens with a password only.
        case encrypted
        /// The file is larger than the limit.
        case overLimit = "over-limit"
        /// The file has no content.
        case empty
        /// A program that reads the format is not installed.
        case missingProgram = "missing-program"
    }

    /// What kind of failure it is.
    package let code: Code
    /// What the file is, by its content: `application/pdf`.
    package let mediaType: String
    /// One plain sentence.
    package let message: String
    /// What the person can do.
    package var hint: String?

    package init(_ code: Code, mediaType: String, message: String, hint: String? = nil) {
        self.code = code
        self.mediaType = mediaType
        self.message = message
        self.hint = hint
    }
}

extension ExtractionError {
    /// There is no room for the document's files, or they can't be written.
    package static func noRoom(_ reason: String) -> Self {
        Self(
            .overLimit, mediaType: "application/octet-stream",
            message: "There is no room to read the file in: \(reason)",
            hint: "Make room on the disk and in memory, then run `guidang failed retry`.")
    }
}

extension ExtractionError {
    /// An archive lies in too many others.
    package static func tooDeep(_ mediaType: String, _ depth: Int) -> Self {
        Self(
            .overLimit, mediaType: mediaType,
            message: "The file lies in more than \(depth) archives, one in the other.",
            hint: "Unpack it and hand in what it holds.")
    }
}

extension ExtractionError: CustomStringConvertible {
    /// The message, with the hint behind it.
    package var description: String {
        hint.map { "\(message) \($0)" } ?? message
    }
}
