import DocumentWriters
import Foundation
import Testing

@testable import TextExtraction

@Suite struct OFDImageTests {
    private let resources = """
        <ofd:MultiMedias><ofd:MultiMedia ID="6" Type="Image" Format="Png"><ofd:MediaFile>a.png</ofd:MediaFile>\
        </ofd:MultiMedia><ofd:MultiMedia ID="7" Type="Image"><ofd:MediaFile>/s/b.JPG</ofd:MediaFile></ofd:MultiMedia>\
        <ofd:MultiMedia ID="8" Type="Image"><ofd:MediaFile>gone.bmp</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>
        """

    private func file(_ pages: [String]) -> Data {
        let list = OFDFile().element("Res", resources).replacing("<ofd:Res ", with: "<ofd:Res BaseLoc=\"Res\" ")
        var file = OFDFile(
            pages: pages, common: "<ofd:PublicRes>P.xml</ofd:PublicRes><ofd:DocumentRes>R.xml</ofd:DocumentRes>",
            parts: ["Doc_0/R.xml": list])
        file.members.append(("Doc_0/Res/a.png", Data("first".utf8)))
        file.members.append(("s/b.jpg", Data("second".utf8)))
        return file.data
    }

    private func image(_ id: Int) -> String {
        "<ofd:ImageObject ID=\"3\" ResourceID=\"\(id)\" Boundary=\"0 0 210 297\"/>"
    }

    @Test func `pages that are images say so and give them`() throws {
        let data = file([
            OFDFile.content([image(7)]), OFDFile.content(["<ofd:PageBlock>\(image(6))</ofd:PageBlock>", image(8)]),
            OFDFile.content([image(7)]),
        ])
        let error = #expect(throws: ExtractionError.self) { try TextExtractor.extract(data, fileName: "a.ofd") }
        #expect(error?.code == .unsupported)
        #expect(error?.message.contains("images") == true)
        let images = try OFDDocument.images(of: data, limits: .ofThisProcess)
        #expect(images.map(\.page) == [0, 1])
        #expect(images.map(\.format) == [nil, "PNG"])
        #expect(images.map { String(decoding: $0.bytes, as: UTF8.self) } == ["second", "first"])
    }

    @Test func `a page with text gives no image`() throws {
        let text = "各单位按照年度要点逐项落实任务并把结果列入考核内容接受社会监督。"
        let data = file([
            OFDFile.content([image(6), OFDFile.line(text, x: 10, y: 50)]), OFDFile.content([image(7)]),
        ])
        #expect(try TextExtractor.extract(data, fileName: "a.ofd").text == text + "\n")
        #expect(try OFDDocument.images(of: data, limits: .ofThisProcess).map(\.page) == [1])
    }

    @Test func `a scan with a line of text on its pages is a scan, a page with a picture is none`() throws {
        let scan = file([1, 2, 3].map { OFDFile.content([image(7), OFDFile.line("扫描件第\($0)号", x: 30, y: 150)]) })
        let error = #expect(throws: ExtractionError.self) { try TextExtractor.extract(scan, fileName: "a.ofd") }
        #expect(error?.code == .unsupported)
        #expect(try OFDDocument.images(of: scan, limits: .ofThisProcess).map(\.page) == [0])
        let small = image(6).replacing("0 0 210 297", with: "30 30 100 100")
        let page = file([OFDFile.content([small, OFDFile.line("正文。", x: 30, y: 150)])])
        #expect(try TextExtractor.extract(page, fileName: "a.ofd").text == "正文。\n")
        #expect(try OFDDocument.images(of: page, limits: .ofThisProcess).isEmpty)
    }

    @Test func `pages of outlines and empty pages say so`() {
        func code(_ page: String) -> ExtractionError.Code? {
            #expect(throws: ExtractionError.self) { try ofdText([page]) }?.code
        }
        let path = "<ofd:PathObject ID=\"3\"><ofd:AbbreviatedData>M 0 0 L 1 1</ofd:AbbreviatedData></ofd:PathObject>"
        #expect(code(OFDFile.content([path])) == .unsupported)
        #expect(code(OFDFile.content([])) == .empty)
        #expect(code(ofdPage("　 ")) == .empty)
    }
}
