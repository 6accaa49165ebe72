import Foundation

/// A ZIP package for LibreOffice, looked through before LibreOffice unpacks it.
enum PackageCheck {
    /// OpenDocument's media types by the word behind `opendocument.` ([ODF 1.3] part 2, 3.3).
    private static let openDocuments: [(word: String, kind: OfficeKind)] = [
        ("text", .odt), ("spreadsheet", .ods), ("presentation", .odp),
    ]

    /// Tells which OpenDocument a package is by its `mimetype`.
    ///
    /// - Throws: `ExtractionError`: `unsupported` where it is none that holds text, and what `check` throws.
    static func openDocument(_ data: Data, limits: ExtractionLimits) throws(ExtractionError) -> OfficeKind {
        var type = ""
        try members(of: data, limits: limits, as: .odt, wanting: { $0 == "mimetype" }) { _, bytes in
            type = String(decoding: bytes.prefix(200), as: UTF8.self)
        }
        let word = type.split(separator: "opendocument.", maxSplits: 1).last ?? ""
        guard let known = openDocuments.first(where: { word.hasPrefix($0.word) }) else {
            throw ExtractionError(
                .unsupported, mediaType: type.isEmpty ? Format.openDocument.mediaType : type,
                message: "The file is an OpenDocument file of a kind that is not read.",
                hint: "Open it, save its text as plain text (.txt, UTF-8) and hand that in.")
        }
        return known.kind
    }

    /// Unpacks everything once.
    ///
    /// - Throws: `ExtractionError`: `corrupt` where a member can't be unpacked or the package's parts are nested beyond
    ///   what is read, `encrypted`, `overLimit`.
    static func check(_ data: Data, as kind: OfficeKind, limits: ExtractionLimits) throws(ExtractionError) {
        var isEncrypted = false
        var isTooDeep = false
        try members(of: data, limits: limits, as: kind, wanting: { _ in true }) { name, bytes in
            if name == "META-INF/manifest.xml" { isEncrypted = isEncrypted || bytes.range(of: encryptionMark) != nil }
            if name.hasSuffix(".xml"), !isTooDeep { isTooDeep = !ElementDepth(bytes).isWithin(limits) }
        }
        if isEncrypted { throw kind.encrypted }
        if isTooDeep { throw kind.overLimit }
    }

    /// The element that a member's password is described in ([ODF 1.3] part 2, 4.4).
    private static let encryptionMark = Data("encryption-data".utf8)

    private static func members(
        of data: Data, limits: ExtractionLimits, as kind: OfficeKind, wanting isWanted: (String) -> Bool,
        _ take: (String, Data) -> Void
    ) throws(ExtractionError) {
        do throws(ArchiveMembers.Fault) {
            try ArchiveMembers(data, limits: limits, as: .package).read {
                isWanted(String(decoding: $0, as: UTF8.self))
            } _: {
                take(String(decoding: $0.path, as: UTF8.self), $0.bytes)
            }
        } catch {
            switch error {
            case .corrupt(let complaint): throw kind.corrupt("its package can't be unpacked (\(complaint))")
            case .encrypted: throw kind.encrypted
            case .tooManyMembers, .tooLarge: throw kind.overLimit
            }
        }
    }
}
