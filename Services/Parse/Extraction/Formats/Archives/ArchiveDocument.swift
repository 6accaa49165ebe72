import Foundation

/// Takes an archive apart: ZIP, 7z, RAR, TAR, and single files that are compressed.
enum ArchiveDocument {
    /// The documents of an archive, in order.
    ///
    /// - Throws: `ExtractionError`.
    static func members(
        of data: Data, _ format: Format, fileName: String, limits: ExtractionLimits
    ) throws(ExtractionError) -> Extraction.Container {
        let mediaType = format.mediaType
        let archive = ArchiveMembers(data, limits: limits, as: isBare(format) ? .bareFile : .archive)
        var members: [Extraction.Member] = []
        do {
            try archive.read(wanting: { MemberPath($0)?.isJunk == false }) { member in
                guard let path = MemberPath(member.path) else { return }
                let name = isBare(format) && path.text == "data" ? inner(of: fileName) : path.text
                members.append(Extraction.Member(path: name, data: member.bytes))
            }
        } catch {
            throw fault(error, mediaType, limits)
        }
        guard !members.isEmpty else {
            throw ExtractionError(
                .empty, mediaType: mediaType, message: "The archive holds no file.",
                hint: "Pack the documents again and hand the archive in once more.")
        }
        return Extraction.Container(
            mediaType: mediaType, members: PagePairing.paired(members, limits: limits))
    }

    /// Whether what is compressed may be one file without an archive around it.
    private static func isBare(_ format: Format) -> Bool {
        ["application/gzip", "application/x-bzip2", "application/x-xz", "application/zstd"].contains(format.mediaType)
    }

    /// 报告.txt for 报告.txt.gz.
    private static func inner(of fileName: String) -> String {
        let name = fileName.split(separator: "/").last.map(String.init) ?? fileName
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
        return String(name[..<dot])
    }

    private static func fault(
        _ fault: ArchiveMembers.Fault, _ mediaType: String, _ limits: ExtractionLimits
    ) -> ExtractionError {
        switch fault {
        case .corrupt(let said):
            ExtractionError(
                .corrupt, mediaType: mediaType, message: "The archive is damaged: \(said).",
                hint: "Pack the documents again, or hand them in one by one.")
        case .encrypted:
            ExtractionError(
                .encrypted, mediaType: mediaType, message: "The archive opens with a password only.",
                hint: "Pack it without a password and hand it in once more.")
        case .tooManyMembers:
            ExtractionError(
                .overLimit, mediaType: mediaType, message: "The archive holds more than \(limits.members) files.",
                hint: "Pack them into several archives, or put the files themselves into the inbox.")
        case .tooLarge:
            ExtractionError(
                .overLimit, mediaType: mediaType,
                message: "What the archive holds takes more room than is allowed.",
                hint: "Pack them into several archives, or put the files themselves into the inbox.")
        }
    }
}
