package import Messages

/// Something of a query that was read in a way a person may not expect, or passed over.
package struct QueryNote: Equatable, Sendable {
    /// What was done.
    package let message: QueryMessage
    /// Where, in scalar offsets into the query.
    package let range: TextRange
}
