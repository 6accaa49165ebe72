import Foundation

extension Format {
    /// How many bytes at each end are looked at.
    private static let window = 64 << 10

    /// Recognises a file by the bytes it begins with; what no rule knows is plain text until its decoding says no.
    init(of data: Data, fileName: String) {
        let head = [UInt8](data.prefix(Self.window))
        if let known = Self.magic(head) {
            self = known
        } else if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            self = Self.package(head: head, tail: [UInt8](data.suffix(Self.window)))
        } else if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            self = Self.compound(data, head: head, tail: [UInt8](data.suffix(Self.window)), fileName: fileName)
        } else {
            self = Self.markup(head, fileName: fileName) ?? .plainText
        }
    }

    private static func magic(_ head: [UInt8]) -> Self? {
        func begins(_ text: String) -> Bool { head.starts(with: text.utf8) }
        func begins(_ bytes: [UInt8]) -> Bool { head.starts(with: bytes) }
        func holds(_ text: String, at offset: Int) -> Bool {
            head.count >= offset && head[offset...].starts(with: text.utf8)
        }
        if begins("%PDF-") { return .pdf }
        if begins("{\\rtf") { return .rtf }
        if begins([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A]) { return .image("image/png") }
        if begins([0xFF, 0xD8, 0xFF]) { return .image("image/jpeg") }
        if begins("GIF87a") || begins("GIF89a") { return .image("image/gif") }
        if begins([0x49, 0x49, 0x2A, 0x00]) || begins([0x4D, 0x4D, 0x00, 0x2A]) { return .image("image/tiff") }
        if begins("BM"), holds("\0\0\0\0", at: 6) { return .image("image/bmp") }
        if begins("RIFF"), holds("WEBP", at: 8) { return .image("image/webp") }
        if begins("RIFF"), holds("WAVE", at: 8) || holds("AVI ", at: 8) { return .audioOrVideo("application/x-riff") }
        if begins([0, 0, 0]), holds("ftyp", at: 4) { return .audioOrVideo("video/mp4") }
        if begins([0x49, 0x44, 0x33]), head.count > 3, head[3] < 8 { return .audioOrVideo("audio/mpeg") }
        if begins([0x1F, 0x8B]) { return .compressed("application/gzip") }
        if begins("BZh"), holds("1AY&SY", at: 4) { return .compressed("application/x-bzip2") }
        if begins([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]) { return .compressed("application/x-xz") }
        if begins([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]) { return .compressed("application/x-7z-compressed") }
        if begins([0x28, 0xB5, 0x2F, 0xFD]) { return .compressed("application/zstd") }
        if begins("Rar!\u{1A}\u{07}") { return .compressed("application/vnd.rar") }
        if holds("ustar", at: 257) { return .compressed("application/x-tar") }
        if begins([0x7F, 0x45, 0x4C, 0x46]) { return .program("application/x-elf") }
        if begins("MZ"), head.prefix(64).contains(0) {
            return .program("application/vnd.microsoft.portable-executable")
        }
        if begins("SQLite format 3\0") { return .database }
        return nil
    }

    /// Names of members stand uncompressed in a ZIP, at its head and in the directory at its tail.
    private static func package(head: [UInt8], tail: [UInt8]) -> Self {
        func names(_ name: String) -> Bool { head.holds(Array(name.utf8)) || tail.holds(Array(name.utf8)) }
        if names("OFD.xml") { return .ofd }
        if names("word/document") { return .word }
        if names("xl/workbook") { return .excel }
        if names("ppt/presentation") { return .powerpoint }
        if names("mimetypeapplication/epub") { return .epub }
        // The type stands near the beginning, unpacked; some programs put more before it than its name.
        if Array(head.prefix(256)).holds(Array("application/vnd.oasis.opendocument".utf8))
            || names("META-INF/manifest.xml") && names("content.xml")
        {
            return .openDocument
        }
        if names("[Content_Types].xml"), names("word/") { return .word }
        return .zip
    }

    /// The streams in the root of an OLE compound file say what it is; one within another may hold any.
    ///
    /// Where the directory can't be read, names that stand at either end of the file, in UTF-16LE, tell what it was.
    private static func compound(_ data: Data, head: [UInt8], tail: [UInt8], fileName: String) -> Self {
        let streams = CompoundFile(data)?.streams
        func names(_ name: String) -> Bool {
            if let streams { return streams[name] != nil }
            let bytes = name.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
            return head.holds(bytes) || tail.holds(bytes)
        }
        if names("EncryptedPackage") { return .encryptedOffice }
        if names("WordDocument") { return .oldWord }
        // Of Excel 5 and 95; in a damaged file that word may be the beginning of any other.
        if names("Workbook") || streams?["Book"] != nil { return .oldExcel }
        if names("PowerPoint Document") { return .oldPowerpoint }
        return switch fileName.fileExtension {
        case "doc", "wps", "dot": .oldWord
        case "xls", "et": .oldExcel
        case "ppt", "dps": .oldPowerpoint
        default: .oldOffice
        }
    }

    private static let pageOpenings = ["<!doctype html", "<html", "<head", "<body", "<meta ", "<title>"]

    private static func markup(_ head: [UInt8], fileName: String) -> Self? {
        let start = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let isWide = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
        // In UTF-16 a character of ASCII is a NUL and itself.
        let beginning = (isWide ? head.dropFirst(2).filter { $0 != 0 } : Array(head[start...])).prefix(2_048)
        let opening = beginning.map(\.lowercasedASCII).drop { $0 <= 0x20 }
        let text = String(decoding: opening.prefix(64), as: UTF8.self)
        if pageOpenings.contains(where: text.hasPrefix) { return .html }
        if text.hasPrefix("<?xml") || text.hasPrefix("<!--") {
            let isPage = Array(opening).place(of: "<html") != nil || Array(opening).place(of: "<!doctype html") != nil
            if isPage { return .html }
            if text.hasPrefix("<?xml") { return .xml }
        }
        let isNamed = ["html", "htm", "shtml", "xhtml"].contains(fileName.fileExtension)
        if isNamed, beginning.contains(UInt8(ascii: "<")) { return .html }
        return message(Array(head[start...].drop { $0 <= 0x20 }), fileName: fileName)
    }
}

extension String {
    fileprivate var fileExtension: String {
        split(separator: ".", omittingEmptySubsequences: false).dropFirst().last.map { $0.lowercased() } ?? ""
    }
}

extension [UInt8] {
    fileprivate func holds(_ part: [UInt8]) -> Bool {
        guard let first = part.first, count >= part.count else { return false }
        return (0...(count - part.count)).contains { self[$0] == first && self[$0...].starts(with: part) }
    }
}
