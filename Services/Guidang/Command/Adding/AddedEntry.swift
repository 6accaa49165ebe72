import Foundation

/// One file on its way into the archive.
struct AddedEntry: Sendable {
    enum State: String, Sendable {
        /// Not handed in yet.
        case waiting
        /// The archive keeps it; it is not read yet.
        case kept
        /// It can be found.
        case indexed
        /// It held documents, which are on their way by themselves.
        case unpacked
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

    var isFinal: Bool { [.indexed, .unpacked, .rejected, .failed].contains(state) }

    /// The report: CSV as RFC 4180 has it, with the byte order mark by which Excel knows UTF-8.
    static func csv(_ entries: [AddedEntry]) -> Data {
        let rows =
            [["path", "id", "state", "reason"]]
            + entries.map { [$0.path, $0.id ?? "", $0.state.rawValue, $0.reason ?? ""] }
        let lines = rows.map { $0.map(quoted).joined(separator: ",") + "\r\n" }
        return Data(("\u{FEFF}" + lines.joined()).utf8)
    }

    private static func quoted(_ field: String) -> String {
        // Scalars: as a character, CR and LF in a row are neither of the two.
        guard field.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else { return field }
        var quoted = String.UnicodeScalarView("\"".unicodeScalars)
        for scalar in field.unicodeScalars {
            if scalar == "\"" { quoted.append(scalar) }
            quoted.append(scalar)
        }
        quoted.append("\"")
        return String(quoted)
    }
}
