/// Why a folder of word lists can't be used.
package struct LexiconError: Error, Sendable, Equatable {
    /// What kind of failure it is.
    package enum Code: String, Sendable {
        /// A file of the lexicon is not there.
        case fileMissing
        /// A list that the reader needs is not there or empty.
        case listMissing
    }

    /// What kind of failure it is.
    package let code: Code
    /// A sentence that says what to do.
    package let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}

extension LexiconError: CustomStringConvertible {
    /// The message.
    package var description: String { message }
}
