/// Guesses a media type from a name; parse looks at the bytes, and is right where they disagree.
enum MediaTypeGuess {
    private static let types = [
        "txt": "text/plain", "md": "text/markdown", "csv": "text/csv", "json": "application/json",
        "html": "text/html", "htm": "text/html", "mht": "message/rfc822", "eml": "message/rfc822",
        "xml": "application/xml", "pdf": "application/pdf", "ofd": "application/ofd", "rtf": "application/rtf",
        "doc": "application/msword", "wps": "application/vnd.ms-works",
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xls": "application/vnd.ms-excel",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "ppt": "application/vnd.ms-powerpoint",
        "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "odt": "application/vnd.oasis.opendocument.text", "zip": "application/zip", "7z": "application/x-7z-compressed",
        "rar": "application/vnd.rar", "gz": "application/gzip", "tar": "application/x-tar",
        "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "tif": "image/tiff", "tiff": "image/tiff",
        "bmp": "image/bmp", "gif": "image/gif", "webp": "image/webp",
    ]

    static func type(ofName name: String) -> String {
        guard let dot = name.lastIndex(of: ".") else { return unknown }
        return types[name[name.index(after: dot)...].lowercased()] ?? unknown
    }

    private static let unknown = "application/octet-stream"
}
