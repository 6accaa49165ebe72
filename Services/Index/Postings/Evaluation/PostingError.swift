/// Why a search could not be answered.
package enum PostingError: Error, Equatable, Sendable {
    /// The bytes of a list are not what its head says.
    case damaged(TermKey)
    /// A position that is not of this query, or was changed on its way.
    case position
}
