import DocumentWriters
import Foundation
import Testing
import TextExtraction

private let isReady = programsAreInstalled(.pdftotext, .pdftoppm, .tesseract, for: "HostilePDFTests")

@Suite(.enabled(if: isReady, "poppler-utils or tesseract-ocr is not installed")) struct HostilePDFTests {
    private func catalogue(_ pages: String...) -> Data {
        PDFWriter.file((["<</Type/Catalog/Pages 2 0 R>>"] + pages).map { Data($0.utf8) })
    }

    @Test func `a tree of pages that lies, loops or grows ends in an error`() throws {
        let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
        let doubling = (2..<40).map { "<</Type/Pages/Kids[\($0 + 1) 0 R \($0 + 1) 0 R]/Count \(1 << (40 - $0))>>" }
        let files = [
            catalogue("<</Type/Pages/Kids[3 0 R]/Count 2000000000>>", page),
            catalogue("<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>", page),
            catalogue("<</Type/Pages/Kids[3 0 R]/Count -1>>", page),
            PDFWriter.file((["<</Type/Catalog/Pages 2 0 R>>"] + doubling + [page]).map { Data($0.utf8) }),
        ]
        for file in files {
            #expect([.corrupt, .empty, .overLimit].contains(try failure(of: file, seconds: 60).code))
        }
    }

    @Test func `a document of more pages than are read is refused`() throws {
        let pages = (0..<40).map { _ in PDFWriter.Page(runs: [.init(text: "报告", x: 90, y: 90, size: 16)]) }
        var limits = ExtractionLimits(textBytes: 1 << 20)
        limits.pages = 39
        let error = try failure(of: PDFWriter(pages: pages).data(), limits: limits)
        #expect(error.code == .overLimit)
        #expect(error.message.contains("39"))
    }

    @Test func `contents that unpack without end are over the limit`() throws {
        // Each round of run-length coding makes 64 of one byte; a page may name the same contents again and again.
        let shows = Data(repeating: 0x20, count: 100) + Data("BT /F1 12 Tf (aaaaaaaa) Tj ET\n".utf8)
        let plain: [[UInt8]] = shows.map { [0, $0] }
        let runs = [[UInt8]](repeating: [129, 0x20], count: 4_000)
        let packed = (plain + runs).flatMap { $0 }
        let names = String(repeating: "4 0 R ", count: 200_000)
        let objects = [
            Data("<</Type/Catalog/Pages 2 0 R>>".utf8), Data("<</Type/Pages/Kids[3 0 R]/Count 1>>".utf8),
            Data(
                ("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>"
                    + "/Contents[\(names)]>>").utf8),
            PDFWriter.stream("/Filter/RunLengthDecode", Data(packed)),
            Data("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".utf8),
        ]
        #expect(try failure(of: PDFWriter.file(objects), seconds: 10).code == .overLimit)
    }

    @Test func `a truncated document is corrupt`() throws {
        var setter = Typesetter()
        for index in 0..<40 { setter.paragraph("第\(index)段，各单位按照年度要点逐项落实任务。") }
        let whole = try PDFWriter(pages: setter.pages).data()
        for part in [9, 200, whole.count / 3] {
            let error = try failure(of: whole.prefix(part), seconds: 60)
            #expect([.corrupt, .empty].contains(error.code), "\(part) bytes")
        }
    }

    @Test func `bytes changed at random end in a text or an error`() throws {
        var random = SeededBytes(state: 5)
        var setter = Typesetter()
        setter.paragraph("一、主要工作和成效")
        setter.paragraph("各单位按照年度要点逐项落实任务，办结案件26件，按期办结率达到100%，群众满意。")
        let whole = try PDFWriter(pages: setter.pages).data()
        for _ in 0..<40 {
            var data = whole
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                data[Int.random(in: 8..<data.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            if let text = try? extracted(data, seconds: 60).text { #expect(!text.isEmpty) }
        }
    }

    @Test func `an encrypted document says that it is`() throws {
        // The standard security handler with keys that no empty password opens (ISO 32000-1, 7.6.3).
        let key = String(repeating: "5a", count: 32)
        var file = catalogue("<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>")
        let marker = Data("trailer<<".utf8)
        let place = try #require(file.range(of: marker))
        file.replaceSubrange(
            place,
            with: Data(
                ("trailer<</ID[<00><00>]/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O<\(key)>/U<\(key)>>>").utf8)
        )
        let error = try failure(of: file)
        #expect(error.code == .encrypted)
        #expect(error.hint != nil)
    }

    @Test func `an image that says it is enormous is over the limit`() throws {
        let image = Data(repeating: 0, count: 1_000)
        let content = "595 0 0 842 0 0 cm/I Do"
        let objects = [
            Data("<</Type/Catalog/Pages 2 0 R>>".utf8), Data("<</Type/Pages/Kids[3 0 R]/Count 1>>".utf8),
            Data(
                ("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</I 4 0 R>>>>"
                    + "/Contents 5 0 R>>").utf8),
            PDFWriter.stream(
                "/Type/XObject/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 8/ColorSpace/DeviceGray", image
            ),
            PDFWriter.stream("", Data(content.utf8)),
        ]
        #expect(throws: ExtractionError.self) { try extracted(PDFWriter.file(objects), seconds: 60) }
    }
}

/// Random bytes of a seed.
struct SeededBytes: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
