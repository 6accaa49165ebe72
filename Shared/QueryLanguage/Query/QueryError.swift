package import Messages

/// Why a query can't be answered: it asks for something that does not exist, or for too much.
package struct QueryError: Error, Equatable, Sendable {
    /// What is wrong.
    package enum Code: String, Sendable {
        /// A field that does not exist.
        case unknownField
        /// A field's value that can't be read.
        case badValue
        /// More than ``QueryLimits/scalars``.
        case tooLong
        /// More than ``QueryLimits/leaves``.
        case tooManyLeaves
        /// More than ``QueryLimits/depth``.
        case tooDeep
        /// The beginning of more words than ``QueryLimits/wordsOfPrefix``.
        case tooManyWords
    }

    /// What is wrong.
    package let code: Code
    /// What is wrong, in a sentence.
    package let message: QueryMessage
    /// What can be typed instead.
    package let hint: QueryMessage
    /// The name of the nearest field or value, when one is near.
    package let suggestion: String?
    /// Where, in scalar offsets into the query.
    package let range: TextRange
}

/// What a query may have.
package enum QueryLimits {
    /// Unicode scalars.
    package static let scalars = 4_000
    /// Words, phrases and fields.
    package static let leaves = 64
    /// Levels of the tree.
    package static let depth = 32
    /// Words that a beginning may stand for among all reports of an index.
    package static let wordsOfPrefix = 2_000
    /// Parentheses and signs inside each other, superfluous ones too.
    static let nesting = 64
}
