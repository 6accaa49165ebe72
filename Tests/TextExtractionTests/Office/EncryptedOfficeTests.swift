import Foundation
import Testing
import TextExtraction

/// Documents with a password are told from damaged ones, with or without LibreOffice.
@Suite struct EncryptedOfficeTests {
    private func failure(_ data: Data) throws -> ExtractionError {
        try #require(
            #expect(throws: ExtractionError.self) {
                try withWorkplace { try TextExtractor.extract(data, fileName: "a.doc", workplace: $0) }
            })
    }

    private func expectEncrypted(_ data: Data, _ mediaType: String) throws {
        let error = try failure(data)
        #expect(error.code == .encrypted)
        #expect(error.mediaType == mediaType)
        #expect(error.hint == "Save it without a password and hand it in once more.")
    }

    @Test func `a Word document says it in its first words`() throws {
        let file = CompoundWriter(streams: [
            ("WordDocument", WordStream.head(isEncrypted: true) + Data(count: 5_000)), ("1Table", Data(count: 5_000)),
        ])
        try expectEncrypted(file.data, "application/msword")
    }

    @Test func `a presentation says it where its user stands`() throws {
        let user = Data(count: 12) + Data([0xDF, 0xC4, 0xD1, 0xF3]) + Data(count: 20)
        let file = CompoundWriter(streams: [("Current User", user), ("PowerPoint Document", Data(count: 5_000))])
        try expectEncrypted(file.data, "application/vnd.ms-powerpoint")
    }

    @Test func `OpenDocument says it in its manifest`() throws {
        let file = OpenDocumentFile(
            content: "", manifest: "<manifest:encryption-data manifest:checksum=\"x\"/>")
        try expectEncrypted(file.data, "application/vnd.oasis.opendocument.text")
    }

    @Test func `Office Open XML is then a package in a compound file`() throws {
        let file = CompoundWriter(streams: [
            ("EncryptedPackage", Data(count: 5_000)), ("EncryptionInfo", Data(count: 90)),
        ])
        #expect(try failure(file.data).code == .encrypted)
    }

    /// [MS-XLS] 2.4.117: the record that says it follows the one that begins the workbook.
    @Test(.enabled(if: Soffice.path != nil, "LibreOffice is not installed"))
    func `a workbook says it among its first records`() throws {
        let written = try Soffice.converted(["a.fods": OfficeFiles.spreadsheet], to: "xls")
        var data = try #require(written["a.xls"])
        let begin = try #require(data.range(of: Data([0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00])))
        data[begin.lowerBound + 20] = 0x2F
        data[begin.lowerBound + 21] = 0
        try expectEncrypted(data, "application/vnd.ms-excel")
    }
}
