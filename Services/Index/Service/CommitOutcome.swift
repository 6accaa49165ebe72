/// What a commit did to the index.
package enum CommitOutcome: Sendable, Equatable {
    /// The report is new and current.
    case indexed(sequence: Int64)
    /// The report is current, and took the place of another document of its series or of an older reading of its own.
    case superseded(sequence: Int64, documentId: String, revision: Int)
    /// A newer reading of a document whose place another has taken; it is kept, and is not searched.
    case archived(sequence: Int64)
    /// This reading or a newer one of the document was here already.
    case unchanged(sequence: Int64)

    /// The number of the version in the index.
    package var sequence: Int64 {
        switch self {
        case .indexed(let sequence), .superseded(let sequence, _, _), .archived(let sequence),
            .unchanged(let sequence):
            sequence
        }
    }
}
