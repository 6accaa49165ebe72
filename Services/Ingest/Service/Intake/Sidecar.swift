import Foundation
import Glibc
import StageKit

/// What somebody declares of a file in `NAME.guidang.json` beside it, such as its source address.
package struct Sidecar: Sendable, Equatable {
    /// How its name ends.
    package static let suffix = ".guidang.json"
    /// The largest that is read, in bytes.
    package static let longest = 65_536

    /// The text of one JSON object, as it was declared.
    package let json: String
    let stamp: FileStamp

    /// The file that a sidecar of that name belongs to; nil when it is no sidecar's name.
    static func base(of path: InboxPath) -> InboxPath? {
        let name = path.lastName
        guard name.count > suffix.utf8.count, name.suffix(suffix.utf8.count).elementsEqual(suffix.utf8) else {
            return nil
        }
        return InboxPath(bytes: Array(path.bytes.dropLast(suffix.utf8.count)))
    }

    /// Reads the one of that file; nil when there is none, or none that is one JSON object of at most 64 KiB.
    static func read(for name: [UInt8], in folder: OpenFile) throws -> Self? {
        let sidecar = name + Array(suffix.utf8)
        guard sidecar.count <= 255, let status = try InboxFolder.status(of: sidecar, in: folder),
            status.kind == S_IFREG, status.st_size <= longest
        else { return nil }
        // One that was removed just now is one that is not there.
        guard let file = try? OpenFile(sidecar, in: folder, O_RDONLY | O_NOFOLLOW | O_NONBLOCK) else { return nil }
        let opened = try file.status()
        guard opened.kind == S_IFREG else { return nil }
        let data = try file.read(longest, at: 0)
        guard (try? JSONSerialization.jsonObject(with: data)) is [String: Any],
            let json = String(data: data, encoding: .utf8)
        else { return nil }
        return Self(json: json, stamp: FileStamp(opened))
    }
}
