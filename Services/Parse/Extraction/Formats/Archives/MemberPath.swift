import Foundation

/// The path of a member as a person reads it, which leads nowhere outside of the archive.
struct MemberPath {
    /// Folders and, last, the name; never empty.
    let parts: [String]

    /// Takes a path as an archive has it; nil where nothing of it is a name.
    ///
    /// Programs on Chinese Windows write names in GBK without saying so, and some divide folders by `\`.
    init?(_ bytes: Data) {
        let text = String(data: bytes, encoding: .utf8) ?? Self.chinese(bytes)
        parts = text.split { $0 == "/" || $0 == "\\" }
            .map { String($0).precomposedStringWithCanonicalMapping }
            .filter { $0 != "." && $0 != ".." && !$0.hasSuffix(":") && !$0.unicodeScalars.contains { $0.value < 0x20 } }
        guard !parts.isEmpty else { return nil }
    }

    /// Parts joined by `/`.
    var text: String { parts.joined(separator: "/") }

    /// What the systems and programs of those who pack archives leave in them.
    var isJunk: Bool {
        guard let name = parts.last?.lowercased() else { return true }
        return parts.contains { $0 == "__MACOSX" } || name.hasPrefix(".") || name.hasPrefix("~$")
            || ["thumbs.db", "desktop.ini", "ehthumbs.db"].contains(name)
    }

    private static func chinese(_ bytes: Data) -> String {
        var sink = TextSink(capacity: bytes.count * 2)
        bytes.withUnsafeBytes { _ = TextEncoding.gb18030.decode($0, into: &sink) }
        return String(decoding: sink.bytes, as: UTF8.self)
    }
}
