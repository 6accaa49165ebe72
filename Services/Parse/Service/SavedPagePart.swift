import Messages

/// What a browser puts beside a page that it saves whole (网页，全部): styles, programs, fonts, small images.
///
/// They are kept with the page and are no documents. A large image in such a folder may be a scan, and is read.
enum SavedPagePart {
    /// The endings of the folders: Chrome and Edge, Internet Explorer, Chinese versions of them.
    private static let folders = ["_files", ".files", "_文件"]
    private static let endings: Set<String> = [
        "css", "js", "mjs", "map", "json", "svg", "ico", "cur", "gif", "woff", "woff2", "ttf", "otf", "eot", "swf",
        "下载", "download",
    ]
    private static let images: Set<String> = ["png", "jpg", "jpeg", "webp", "bmp", "avif"]
    /// Bytes; the picture of a page of text is larger.
    private static let smallImage: Int64 = 64 << 10

    /// Whether a document is one, by its folder and its name.
    static func isOne(_ document: ReceivedDocument) -> Bool {
        guard let folder = document.tags.last, folders.contains(where: { folder.hasSuffix($0) }) else { return false }
        let name = document.fileName.lowercased()
        let ending = name.split(separator: ".").dropFirst().last.map(String.init) ?? ""
        return endings.contains(ending) || name.hasPrefix("saved_resource")
            || images.contains(ending) && document.size < smallImage
    }
}
