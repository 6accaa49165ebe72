/// Whether this machine can read a family of formats.
package struct FormatSupport: Sendable, Equatable {
    /// What people call the family.
    package var name: String
    /// The same in Chinese.
    package var chineseName: String
    /// The usual endings of their names, in lower case without the dot; the content decides what a file is.
    package var extensions: [String]
    /// Debian's packages to install before files of this family can be read.
    package var missingPackages: [String]

    /// Whether nothing is missing.
    package var isReady: Bool { missingPackages.isEmpty }

    /// All families, the most usual first.
    package static func all(_ machine: FormatNeed.Machine = .this) -> [FormatSupport] {
        families.map { family in
            FormatSupport(
                name: family.name, chineseName: family.chineseName, extensions: family.extensions,
                missingPackages: family.needs.filter { !machine.has($0) }.map(\.package))
        }
    }

    private struct Family {
        var name: String
        var chineseName: String
        var extensions: [String]
        var needs: [FormatNeed] = []
    }

    private static let families = [
        Family(name: "Word document", chineseName: "Word 文档", extensions: ["docx", "docm", "dotx", "dotm"]),
        Family(
            name: "Old Word or WPS document", chineseName: "旧版 Word 或 WPS 文档",
            extensions: ["doc", "wps", "dot", "wpt"],
            needs: [.office(.writer)]),
        Family(name: "PDF with text", chineseName: "有文字的 PDF", extensions: ["pdf"], needs: [.poppler, .cMaps]),
        Family(
            name: "Scanned PDF", chineseName: "扫描的 PDF", extensions: ["pdf"],
            needs: [.poppler, .tesseract, .chineseRecognition]),
        Family(name: "OFD document", chineseName: "OFD 版式文档", extensions: ["ofd"]),
        Family(name: "Web page", chineseName: "网页", extensions: ["html", "htm", "shtml", "mht", "mhtml"]),
        Family(name: "Plain text", chineseName: "纯文本", extensions: ["txt"]),
        Family(
            name: "Rich text or OpenDocument text", chineseName: "RTF 或 OpenDocument 文档",
            extensions: ["rtf", "odt", "ott"],
            needs: [.office(.writer)]),
        Family(
            name: "Spreadsheet", chineseName: "电子表格", extensions: ["xlsx", "xls", "et", "ods", "xlsm"],
            needs: [.office(.calc)]),
        Family(
            name: "Presentation", chineseName: "演示文稿", extensions: ["pptx", "ppt", "dps", "odp", "pptm"],
            needs: [.office(.impress)]),
        Family(
            name: "Image", chineseName: "图片", extensions: ["png", "jpg", "jpeg", "tif", "tiff", "bmp", "webp", "gif"],
            needs: [.tesseract, .chineseRecognition]),
        Family(name: "Archive", chineseName: "压缩包", extensions: ["zip", "7z", "rar", "tar", "gz", "bz2", "xz"]),
        Family(name: "Mail", chineseName: "邮件", extensions: ["eml", "mbox"]),
    ]
}
