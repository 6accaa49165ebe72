import DocumentWriters
import Foundation
import Messages
import Testing

@testable import TextExtraction

private let isReady = programsAreInstalled(.tesseract, .pdftoppm, .pdftotext, for: "ScannedImageTests")

@Suite(.enabled(if: isReady, "tesseract-ocr or poppler-utils is not installed"), .serialized)
struct ScannedImageTests {
    private static let lines = ["一、主要工作和成效", "全年审查各类文件，办理群众来信，按期办结，群众满意。", "二、存在的主要问题", "基层力量仍然薄弱，部门协同还不顺畅。"]

    private func page(_ lines: [String] = lines) throws -> Data {
        var setter = Typesetter()
        for line in lines { setter.paragraph(line) }
        return try PDFWriter(pages: setter.pages).data()
    }

    @Test(arguments: ["-png", "-jpeg", "-tiff"]) func `an image of a page is read`(format: String) throws {
        let read = try extracted(Scans.file(of: page(), dotsPerInch: 200, format: format))
        #expect(read.recognition?.pages == 1)
        #expect(read.mediaType == "image/" + format.dropFirst())
        #expect(Scans.errorRate(of: read.text, against: Self.lines.joined()) < 0.04, "\(read.text)")
        #expect(read.text.split(separator: "\n").count == Self.lines.count)
    }

    @Test func `an OFD document of images is read off them`() throws {
        let png = try Scans.file(of: page(), dotsPerInch: 200, format: "-png")
        let resources = """
            <ofd:MultiMedias><ofd:MultiMedia ID="6" Type="Image" Format="PNG"><ofd:MediaFile>a.png</ofd:MediaFile>\
            </ofd:MultiMedia></ofd:MultiMedias>
            """
        var file = OFDFile(
            pages: [
                OFDFile.content(["<ofd:ImageObject ID=\"3\" ResourceID=\"6\" Boundary=\"0 0 210 297\"/>"])
            ], common: "<ofd:DocumentRes>R.xml</ofd:DocumentRes>",
            parts: ["Doc_0/R.xml": OFDFile().element("Res", resources)])
        file.members.append(("Doc_0/a.png", png))
        let read = try extracted(file.data)
        #expect(read.mediaType == "application/ofd")
        #expect(read.recognition?.pages == 1)
        #expect(Scans.errorRate(of: read.text, against: Self.lines.joined()) < 0.04, "\(read.text)")
    }

    @Test(arguments: 1...3) func `a page on its side or head down is read`(quarters: Int) throws {
        let lines = (0..<5).flatMap { _ in Self.lines }
        let image = try Scans.images(of: page(lines), dotsPerInch: 150)[0]
        let read = try extracted(Scans.pdf(of: [Scans.turned(image, quarters: quarters)], dotsPerInch: 150))
        #expect(Scans.errorRate(of: read.text, against: lines.joined()) < 0.04, "\(read.text)")
        #expect(read.text.split(separator: "\n").count == lines.count)
    }

    @Test func `the pages of a TIFF file come in order`() throws {
        let images = try ["第一部分主要工作", "第二部分主要问题"].map {
            try Scans.images(of: page([$0] + Self.lines), dotsPerInch: 150)[0]
        }
        let read = try extracted(Scans.tiff(images))
        #expect(read.recognition?.pages == 2)
        let first = try #require(read.text.range(of: "第一部分"))
        let second = try #require(read.text.range(of: "第二部分"))
        #expect(first.upperBound <= second.lowerBound)
    }

    @Test func `of a document only pages without text are read off their images, in their place`() throws {
        var (first, last) = (Typesetter(), Typesetter())
        first.paragraph("第一页，各单位按照年度要点逐项落实任务，并把结果列入考核。")
        last.paragraph("第三页，各单位按照年度要点逐项落实任务，并把结果列入考核。")
        let image = try Scans.images(of: page(), dotsPerInch: 150)[0]
        let scanned = PDFWriter.Page(image: (image.pixels, image.width))
        let read = try extracted(PDFWriter(pages: first.pages + [scanned, PDFWriter.Page()] + last.pages).data())
        #expect(read.recognition?.pages == 1)
        let lines = read.text.split(separator: "\n")
        #expect(lines.count == Self.lines.count + 2)
        #expect(lines.first?.hasPrefix("第一页") ?? false)
        #expect(lines.last?.hasPrefix("第三页") ?? false)
        #expect(try extracted(page()).recognition == nil)
    }

    @Test func `a scan with its number as text is read, and a short page is not read twice`() throws {
        let image = try Scans.images(of: page(), dotsPerInch: 150)[0]
        let number = PDFWriter.Run(text: "— 1 —", x: 280, y: 800, size: 12)
        let scanned = PDFWriter.Page(runs: [number], image: (image.pixels, image.width))
        #expect(try extracted(PDFWriter(pages: [scanned]).data()).recognition?.pages == 1)
        let short = PDFWriter.Page(runs: [.init(text: "二〇二四年一月十六日", x: 300, y: 120, size: 16)])
        let read = try extracted(PDFWriter(pages: [short]).data())
        #expect(read.text == "二〇二四年一月十六日")
        #expect(read.recognition == nil)
    }

    @Test func `of a page whose glyphs have no characters the image is read`() throws {
        var setter = Typesetter()
        for line in Self.lines { setter.paragraph(line) }
        let read = try extracted(PDFWriter(pages: setter.pages, hidesCharacters: true).data())
        #expect(read.recognition?.pages == 1)
        #expect(Scans.errorRate(of: read.text, against: Self.lines.joined()) < 0.04, "\(read.text)")
    }

    @Test func `images as a list become one text`() throws {
        let files = try ["甲部分工作情况", "乙部分工作情况"].map {
            try Scans.file(of: page([$0] + Self.lines), dotsPerInch: 150, format: "-png")
        }
        let read = try inWorkplace { workplace in
            try ScannedImage.extract(
                files, mediaType: "application/ofd", limits: ExtractionLimits(textBytes: 1 << 24), workplace: workplace)
        }
        #expect(read.mediaType == "application/ofd")
        #expect(read.recognition?.pages == 2)
    }

    @Test func `a blank page is empty, and a damaged image corrupt`() throws {
        let blank = GreyImage(width: 1_240, height: 1_754, pixels: Array(repeating: 250, count: 1_240 * 1_754))
        #expect(try failure(of: Scans.pdf(of: [blank], dotsPerInch: 150)).code == .empty)
        #expect(try failure(of: Scans.tiff([blank])).code == .empty)
        let whole = try Scans.file(of: page(), dotsPerInch: 100, format: "-png")
        #expect([.corrupt, .empty].contains(try failure(of: whole.prefix(60)).code))
        #expect(try failure(of: Data([0xFF, 0xD8, 0xFF, 0xE0])).code == .corrupt)
    }

    @Test func `an image that says it is enormous is over the limit before it is unpacked`() throws {
        func big(_ value: UInt32) -> Data { withUnsafeBytes(of: value.bigEndian) { Data($0) } }
        let signature = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        let png =
            signature + big(13) + Data("IHDR".utf8) + big(100_000) + big(100_000) + Data([8, 0, 0, 0, 0]) + big(0)
        #expect(try failure(of: png).code == .overLimit)
        let jpeg = Data([0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0xFF, 0xFF, 0xFF, 0xFF, 1, 1, 0x11, 0])
        #expect(try failure(of: jpeg).code == .overLimit)
    }

    @Test func `what time is too short for is told with the pages that were read`() throws {
        let image = try Scans.images(of: page(), dotsPerInch: 150)[0]
        let scan = Scans.pdf(of: Array(repeating: image, count: 60), dotsPerInch: 150)
        let error = try failure(of: scan, seconds: 3)
        #expect(error.code == .overLimit)
        #expect(error.message.contains("of 60 pages"), "\(error.message)")
    }
}
