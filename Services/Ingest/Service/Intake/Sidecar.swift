import Foundation
import Glibc
import Links
import Messages
import StageKit

/// What somebody declares of a file in `NAME.guidang.json` beside it, such as its source address.
package struct Sidecar: Sendable, Equatable {
    /// How its name ends.
    package static let suffix = ".guidang.json"
    /// The largest that is read, in bytes.
    package static let longest = 65_536
    /// The most that its strings may have together as JSON, in bytes: they travel in a message of 16 KiB.
    package static let longestStrings = 8_192

    /// The text of one JSON object, as it was declared.
    package let json: String
    let stamp: FileStamp

    /// Holds strings that were declared otherwise than in a file; nil where there are none.
    init?(_ strings: [String: String]) throws {
        guard !strings.isEmpty else { return nil }
        json = String(decoding: try WireJSON.encode(strings), as: UTF8.self)
        stamp = FileStamp(inode: 0, size: 0, modified: 0)
    }

    init(json: String, stamp: FileStamp) {
        self.json = json
        self.stamp = stamp
    }

    /// What came of looking for one.
    enum Reading {
        /// There is none, or no more.
        case none
        /// It says something.
        case usable(Sidecar)
        /// It is no JSON object, or too long.
        case unusable(FileStamp)
    }

    /// The file that a sidecar of that name belongs to; nil when it is no sidecar's name.
    static func base(of path: InboxPath) -> InboxPath? {
        let name = path.lastName
        guard name.count > suffix.utf8.count, name.suffix(suffix.utf8.count).elementsEqual(suffix.utf8) else {
            return nil
        }
        return InboxPath(bytes: Array(path.bytes.dropLast(suffix.utf8.count)))
    }

    /// Reads the one of that file.
    static func read(for name: [UInt8], in folder: OpenFile) throws -> Reading {
        let sidecar = name + Array(suffix.utf8)
        guard sidecar.count <= 255, let status = try InboxFolder.status(of: sidecar, in: folder),
            status.kind == S_IFREG
        else { return .none }
        // One that was removed just now is one that is not there.
        guard let file = try? OpenFile(sidecar, in: folder, O_RDONLY | O_NOFOLLOW | O_NONBLOCK) else { return .none }
        let opened = try file.status()
        guard opened.kind == S_IFREG else { return .none }
        let stamp = FileStamp(opened)
        let data = try file.read(longest + 1, at: 0)
        guard data.count <= longest, let json = String(data: data, encoding: .utf8),
            let strings = try? strings(in: json), try WireJSON.encode(strings).count <= longestStrings
        else { return .unusable(stamp) }
        return .usable(Self(json: json, stamp: stamp))
    }

    /// The strings of a JSON object; what is not a string is left out.
    static func strings(in json: String) throws -> [String: String] {
        try WireJSON.decode([String: JSONValue].self, from: Data(json.utf8))
            .compactMapValues { if case .string(let text) = $0 { text } else { nil } }
    }
}
