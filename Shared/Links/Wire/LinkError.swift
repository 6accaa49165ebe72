/// Why a message is refused, or a link can't be made.
package struct LinkError: Error, Equatable, CustomStringConvertible {
    /// What kind of trouble.
    package enum Code: String, Sendable, Codable {
        /// The frames are not a message of this protocol.
        case malformed
        /// The peer speaks another major version.
        case version
        /// The session is unknown or over; say HELLO again.
        case noSession = "no-session"
        /// The peer may not have this role, or is not known here.
        case forbidden
        /// The store on the other side is not the one this side has worked with.
        case generation
        /// No answer came in time.
        case timeout
        /// Nobody listens there.
        case unreachable
        /// The answering side can't do it now; try again.
        case busy
        /// There is no such thing.
        case notFound = "not-found"
        /// There was such a thing, and it is not kept any more.
        case gone
        /// The beginning of an id fits several things.
        case ambiguous
        /// The question can't be answered as it stands.
        case badQuestion = "bad-question"
        /// The answering side failed.
        case failed
    }

    /// What kind of trouble.
    package let code: Code
    /// A sentence for people.
    package let message: String

    /// Puts an error together.
    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The sentence.
    package var description: String { message }
}
