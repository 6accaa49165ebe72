import DocumentWriters
import Foundation
import Testing
import TextExtraction

@Suite struct FormatTests {
    private func failure(_ data: Data, name: String = "a") throws -> ExtractionError {
        try #require(#expect(throws: ExtractionError.self) { try TextExtractor.extract(data, fileName: name) })
    }

    private static let known: [(String, String)] = [
        ("%PDF-1.7\n1 0 obj", "application/pdf"),
        ("{\\rtf1\\ansi", "application/rtf"),
        (
            "PK\u{03}\u{04}....word/document.xml",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        ),
        ("PK\u{03}\u{04}....xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("PK\u{03}\u{04}....a.txt", "application/zip"),
        ("<?xml version='1.0'?><a/>", "application/xml"),
        ("GIF89a....", "image/gif"),
        ("\u{7F}ELF\u{02}\u{01}", "application/x-elf"),
        ("SQLite format 3\u{0}", "application/vnd.sqlite3"),
        ("From a@b.cn Mon Jan  1 08:00:00 2024\nFrom: a@b.cn\nMIME-Version: 1.0\n\n正文", "application/mbox"),
    ]

    @Test(arguments: known) func `a known format is named and refused`(content: String, mediaType: String) throws {
        let error = try failure(Data(content.utf8))
        // What is read finds no document behind so few bytes.
        #expect([.unsupported, .corrupt].contains(error.code))
        #expect(error.mediaType == mediaType)
        #expect(error.message.hasSuffix("."))
    }

    @Test func `formats with bytes beyond ASCII are named too`() throws {
        #expect(try failure(Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A])).mediaType == "image/png")
        #expect(try failure(Data([0xFF, 0xD8, 0xFF, 0xE0])).mediaType == "image/jpeg")
        #expect(try failure(Data([0x1F, 0x8B, 0x08])).mediaType == "application/gzip")
        let compound = Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) + Data(count: 100)
        #expect(try failure(compound, name: "报告.DOC").mediaType == "application/msword")
        #expect(try failure(compound).mediaType == "application/x-ole-storage")
        let stream = Data("EncryptedPackage".utf8.flatMap { [$0, 0] })
        #expect(try failure(compound + stream, name: "a.docx").code == .encrypted)
    }

    @Test func `a damaged compound file is what its name says, where no stream tells`() throws {
        let magic = Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
        let damaged = magic + Data(count: 600) + Data("Bookmark".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
        #expect(try failure(damaged, name: "报告.doc").mediaType == "application/msword")
        #expect(try failure(damaged, name: "表.xls").mediaType == "application/vnd.ms-excel")
    }

    @Test func `a fragment of a page is told by its name`() throws {
        let data = Data("<div>报告</div>".utf8)
        #expect(try TextExtractor.extract(data, fileName: "a.html").text == "报告\n")
        #expect(try TextExtractor.extract(data, fileName: "a.txt").text == "<div>报告</div>")
    }

    @Test func `nothing and only blanks are empty`() throws {
        #expect(try failure(Data()).code == .empty)
        #expect(try failure(Data([0xEF, 0xBB, 0xBF])).code == .empty)
        #expect(try failure(Data(" \r\n\t\u{0}".utf8)).code == .empty)
    }

    @Test func `too large a text is refused`() throws {
        let limits = ExtractionLimits(textBytes: 5)
        let error = try #require(
            #expect(throws: ExtractionError.self) {
                try TextExtractor.extract(Data("123456".utf8), fileName: "a", limits: limits)
            }
        )
        #expect(error.code == .overLimit)
        #expect(error.code.rawValue == "over-limit")
        // Four bytes of GBK are six of UTF-8.
        #expect(throws: ExtractionError.self) {
            try TextExtractor.extract(encoded("联通", as: "GBK"), fileName: "a", limits: limits)
        }
        let exact = ExtractionLimits(textBytes: 6)
        #expect(try TextExtractor.extract(encoded("联通", as: "GBK"), fileName: "a", limits: exact).text == "联通")
    }

    @Test func `a text that turns into noise is corrupt`() throws {
        var data = Data(String(repeating: "依法行政。", count: 10_000).utf8)
        data.append(contentsOf: (0..<100_000).map { UInt8(truncatingIfNeeded: 0x80 | $0 &* 167) })
        #expect(try failure(data).code == .corrupt)
    }
}
