import Foundation

/// The name that a sidecar has for the moment of its removal: it bears the stamp of the one that was committed.
///
/// So a start after a crash can tell it from a sidecar that had replaced it just then, without asking the store.
struct PassingSidecar: Equatable {
    static let prefix = ".guidang-taken-side-"

    let stamp: FileStamp

    /// Describes the committed one.
    init(stamp: FileStamp) {
        self.stamp = stamp
    }

    /// Reads such a name; nil for any other.
    init?(_ name: [UInt8]) {
        let parts = String(decoding: name, as: UTF8.self).dropFirst(Self.prefix.count).split(separator: ".")
        guard name.starts(with: Self.prefix.utf8), parts.count == 4, let inode = UInt64(parts[0]),
            let size = Int64(parts[1]), let modified = Int64(parts[2])
        else { return nil }
        stamp = FileStamp(inode: inode, size: size, modified: modified)
    }

    /// A name that no other file has.
    var name: [UInt8] {
        Array("\(Self.prefix)\(stamp.inode).\(stamp.size).\(stamp.modified).\(UUID().uuidString)".utf8)
    }
}
