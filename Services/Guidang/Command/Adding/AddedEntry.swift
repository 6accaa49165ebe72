/// One file on its way into the archive.
struct AddedEntry: Sendable {
    enum State: String, Sendable {
        /// Not handed in yet.
        case waiting
        /// The archive keeps it; it is not read yet.
        case kept
        /// It can be found.
        case indexed
        /// It can't be read, and says why.
        case rejected
        /// It could not be handed in, or its task was set aside.
        case failed
    }

    var path: String
    var tags: [String]
    var id: String?
    var state = State.waiting
    var isDuplicate = false
    var reason: String?

    var isFinal: Bool { [.indexed, .rejected, .failed].contains(state) }

    /// One line of the report, with quotes where needed (RFC 4180).
    var csv: String {
        [path, id ?? "", state.rawValue, reason ?? ""].map(Self.quoted).joined(separator: ",")
    }

    private static func quoted(_ field: String) -> String {
        guard field.contains(where: { ",\"\r\n".contains($0) }) else { return field }
        return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
