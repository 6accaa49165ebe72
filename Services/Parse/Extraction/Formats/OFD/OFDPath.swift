/// A path within a package: its parts with slashes between them, without `.` and `..`.
struct OFDPath: Hashable, Sendable {
    private let parts: [Substring]

    /// Takes a path from the root; `..` leads no further than to there.
    init(_ text: String) {
        parts = Self.parts(of: text, from: [])
    }

    private init(parts: [Substring]) { self.parts = parts }

    var text: String { parts.joined(separator: "/") }

    /// The folder that it is in.
    var folder: OFDPath { OFDPath(parts: parts.dropLast()) }

    /// A path seen from this one as a folder.
    func appending(_ text: String) -> OFDPath { OFDPath(parts: Self.parts(of: text, from: parts)) }

    private static func parts(of text: String, from start: [Substring]) -> [Substring] {
        text.split { $0 == "/" || $0 == "\\" }.reduce(into: start) { parts, part in
            if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
        }
    }

    /// Whether a member is a font, an image or a seal by its name, and no XML.
    static func isBinary(_ path: String) -> Bool {
        let name = path.lowercased()
        return [
            ".ttf", ".otf", ".ttc", ".cff", ".pfb", ".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff", ".gif", ".jb2",
            ".gbig2", ".jbig2", ".jp2", ".esl", ".dat", ".pdf", ".ofd", ".zip",
        ].contains { name.hasSuffix($0) }
    }
}
