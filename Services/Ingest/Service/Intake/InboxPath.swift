/// The place of a file in the inbox, relative to it, as the bytes the disk knows it by.
///
/// Names are bytes, not text: a file out of an old archive may have a GBK name, which is no UTF-8.
package struct InboxPath: Hashable, Sendable {
    /// The bytes, parts joined by `/`, without one at either end; empty for the inbox itself.
    package let bytes: [UInt8]

    /// The inbox itself.
    package static let root = Self(bytes: [])

    /// Takes a path as the disk gave it.
    package init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Takes a path from text.
    package init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// Whether a text that came from elsewhere is the name of one file or folder, and of none that leads upward.
    package static func isPart(_ text: String) -> Bool {
        (1...255).contains(text.utf8.count) && text != "." && text != ".."
            && text.utf8.allSatisfy { $0 != slash && $0 != 0 }
    }

    /// The path of a name in this folder.
    package func appending(_ name: [UInt8]) -> Self {
        bytes.isEmpty ? Self(bytes: name) : Self(bytes: bytes + [Self.slash] + name)
    }

    /// The names of the folders and, last, the file.
    package var parts: [[UInt8]] {
        bytes.split(separator: Self.slash).map(Array.init)
    }

    /// The name without the folders.
    package var lastName: [UInt8] {
        parts.last ?? []
    }

    /// The folder it is in.
    package var parent: Self {
        guard let end = bytes.lastIndex(of: Self.slash) else { return .root }
        return Self(bytes: Array(bytes[..<end]))
    }

    /// Whether it is that folder or below it.
    package func isInside(_ folder: Self) -> Bool {
        guard !folder.bytes.isEmpty, self != folder else { return true }
        return bytes.count > folder.bytes.count && bytes[folder.bytes.count] == Self.slash
            && bytes.starts(with: folder.bytes)
    }

    /// The file's name as people read it, in NFC.
    package var name: String { NameText.readable(lastName) }

    /// The whole path as people read it, in NFC.
    package var text: String { parts.map(NameText.readable).joined(separator: "/") }

    /// The names of the folders it lies in, outermost first: they become tags.
    package var tags: [String] { parts.dropLast().map(NameText.readable) }

    private static let slash = UInt8(ascii: "/")
}
