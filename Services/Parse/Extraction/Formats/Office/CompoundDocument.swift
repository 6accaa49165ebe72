import Foundation

/// An Office document in a compound file: what it is, whether it is whole, and whether it has a password.
struct CompoundDocument {
    let kind: OfficeKind
    private let file: CompoundFile

    /// Word's opening words of its main stream: since Word 97, Word 95, Word 6 ([MS-DOC] 2.5.2).
    private static let wordMarks: Set<UInt16> = [0xA5EC, 0xA5DC, 0xA5DB]

    private static let parts = [
        "WordDocument", "1Table", "0Table", "Workbook", "Book", "PowerPoint Document", "Current User",
    ]

    /// - Throws: `ExtractionError`: `corrupt`, `encrypted`, or `unsupported` where it is no document that is known.
    init(_ data: Data, format: Format) throws(ExtractionError) {
        guard let file = CompoundFile(data) else {
            throw ExtractionError(
                .corrupt, mediaType: format.mediaType, message: "The file is damaged: its directory can't be read.",
                hint: "Open it, save it again and hand that in; if it does not open, get a good copy.")
        }
        self.file = file
        let names = file.streams
        if names["WordDocument"] != nil {
            kind = .doc
        } else if names["Workbook"] != nil || names["Book"] != nil {
            kind = .xls
        } else if names["PowerPoint Document"] != nil {
            kind = .ppt
        } else if names["MatOST"] != nil || names["CONTENTS"] != nil {
            kind = .works
        } else {
            throw ExtractionError(
                .unsupported, mediaType: Format.oldOffice.mediaType,
                message: "The file is an Office file of a kind that is not read.",
                hint: "Open it, save its text as plain text (.txt, UTF-8) and hand that in.")
        }
        // Only those that hold text: a file may have any number of streams in one and the same place.
        let parts = Self.parts.compactMap { names[$0] }
        guard parts.allSatisfy(file.isWhole) else { throw kind.corrupt("a part is missing") }
        switch kind {
        case .doc: try checkWord()
        case .ppt: try checkPowerpoint()
        default: break
        }
    }

    /// FibBase of [MS-DOC] 2.5.2: its flag F is `fEncrypted`, its flag G says which table stream belongs to it.
    private func checkWord() throws(ExtractionError) {
        let head = file.streams["WordDocument"].flatMap { file.read($0, atMost: 32) } ?? []
        let fields = ByteReader(Data(head))
        guard let mark = fields.number16(at: 0), let version = fields.number16(at: 2),
            let flags = fields.number16(at: 0x0A), Self.wordMarks.contains(mark)
        else { throw kind.corrupt("its main part does not begin as Word's do") }
        if flags & 0x0100 != 0 { throw kind.encrypted }
        guard version >= 0xC1 else { return }
        guard file.streams[flags & 0x0200 != 0 ? "1Table" : "0Table"] != nil else {
            throw kind.corrupt("it lacks its table of parts")
        }
    }

    /// CurrentUserAtom of [MS-PPT] 2.3.2: `headerToken` tells an encrypted document.
    private func checkPowerpoint() throws(ExtractionError) {
        let head = file.streams["Current User"].flatMap { file.read($0, atMost: 16) } ?? []
        if ByteReader(Data(head)).number32(at: 12) == 0xF3D1_C4DF { throw kind.encrypted }
    }

    /// Whether the workbook says FilePass ([MS-XLS] 2.4.117) among its first records.
    ///
    /// One with Excel's own password, which LibreOffice knows, opens all the same.
    var hasFilePass: Bool {
        guard let stream = file.streams["Workbook"] ?? file.streams["Book"],
            let head = file.read(stream, atMost: 4096)
        else { return false }
        let records = ByteReader(Data(head))
        var place = 0
        while let type = records.number16(at: place), let size = records.number16(at: place + 2) {
            if type == 0x2F { return true }
            place += 4 + Int(size)
        }
        return false
    }
}
