/// Why an analysis could not take what it was given.
package struct AnalysisError: Error, Sendable, Equatable {
    /// What kind of fault it is.
    package enum Code: String, Sendable {
        /// Bytes that no fingerprint has.
        case malformed
        /// An encoding that a newer version writes.
        case version
    }

    /// The kind.
    package let code: Code
    /// A sentence for people.
    package let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}
