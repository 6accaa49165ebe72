package import Links
package import Messages

/// Which dead letters an action means: those that an id begins, or expressly all; anything else is an error, so that a
/// mistake in a question touches nothing.
package enum FailedSelection: Sendable, Equatable {
    case all
    case beginning(String)

    /// Reads what an action means; `bad-question` says what is missing in it.
    package init(_ action: FailedAction) throws(LinkError) {
        guard ["retry", "drop"].contains(action.action) else {
            throw LinkError(.badQuestion, "the action is retry or drop, not “\(action.action)”; nothing was touched")
        }
        switch (action.id, action.all ?? false) {
        case (nil, true): self = .all
        case (let id?, false) where Self.isBeginning(id): self = .beginning(id)
        case (let id?, false):
            throw LinkError(
                .badQuestion, "“\(id)” is not an id or the beginning of one; nothing was touched")
        default:
            throw LinkError(
                .badQuestion, "name one id (or its beginning), or say \"all\": true, not both; nothing was touched")
        }
    }

    /// The id or its beginning; nil means all.
    package var prefix: String? {
        if case .beginning(let id) = self { id } else { nil }
    }

    /// Refuses an id that named nothing.
    package func checkFound(_ count: Int64) throws(LinkError) {
        guard count == 0, let prefix else { return }
        throw LinkError(.notFound, "nothing that begins with \(prefix) is set aside here")
    }

    /// Ids are hex, and names without wild cards.
    static func isBeginning(_ id: String) -> Bool {
        !id.isEmpty && id.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
    }
}
