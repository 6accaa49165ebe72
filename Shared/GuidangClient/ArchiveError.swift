import Links

/// Why the archive could not do what was asked, and what a person can do about it.
public struct ArchiveError: Error, CustomStringConvertible, Sendable {
    /// What kind of trouble.
    public enum Code: String, Sendable {
        /// A service does not answer.
        case notRunning
        /// There is no such document, report or event.
        case notFound
        /// The question can't be answered as it stands.
        case badQuestion
        /// The service is busy; ask again.
        case busy
        /// The other side is of another version, or its store was replaced.
        case incompatible
        /// A file on this side can't be read or written.
        case file
        /// The service failed.
        case failed
    }

    /// What kind of trouble.
    public let code: Code
    /// One sentence.
    public let message: String
    /// What the person can do.
    public var hint: String?

    /// Puts an error together.
    public init(_ code: Code, _ message: String, hint: String? = nil) {
        self.code = code
        self.message = message
        self.hint = hint
    }

    /// The sentence, with the hint behind it.
    public var description: String { hint.map { "\(message) \($0)" } ?? message }

    /// Whether the same question may be answered a little later.
    var isPassing: Bool { code == .notRunning || code == .busy }

    init(_ error: LinkError, service: String, home: String) {
        switch error.code {
        case .timeout, .unreachable:
            self.init(
                .notRunning,
                "\(service) does not answer in \(home).",
                hint: "Start the services with `guidang up --home \(home)`."
            )
        case .busy: self.init(.busy, "\(service) is busy: \(error.message).", hint: "Try again in a moment.")
        case .notFound: self.init(.notFound, error.message.sentence)
        case .badQuestion: self.init(.badQuestion, error.message.sentence)
        case .version, .generation, .forbidden: self.init(.incompatible, error.message.sentence)
        case .malformed, .noSession, .failed: self.init(.failed, "\(service) failed: \(error.message)".sentence)
        }
    }
}

extension String {
    /// With a capital at the beginning and a full stop at the end.
    fileprivate var sentence: String {
        prefix(1).uppercased() + dropFirst() + (hasSuffix(".") || hasSuffix("?") ? "" : ".")
    }
}
