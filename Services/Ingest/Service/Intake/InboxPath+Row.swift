package import Foundation

extension InboxPath {
    /// Takes a path as the store keeps it: readable, and its bytes beside it where they differ.
    package init(text: String, raw: Data?) {
        self = raw.map { Self(bytes: Array($0)) } ?? Self(text)
    }

    /// The bytes, where they are not those of the readable text.
    package var raw: Data? {
        Array(text.utf8) == bytes ? nil : Data(bytes)
    }
}
