import DocumentWriters
import Foundation
import Messages
import Testing

@testable import TextExtraction

/// The text of a document of pages.
func ofdText(_ pages: [String], common: String = "", parts: [String: String] = [:]) throws -> String {
    try TextExtractor.extract(OFDFile(pages: pages, common: common, parts: parts).data, fileName: "a.ofd").text
}

/// A page of lines from top to bottom.
func ofdPage(_ lines: String...) -> String {
    OFDFile.content(lines.enumerated().map { OFDFile.line($1, x: 30, y: 50 + 12 * Double($0)) })
}

@Suite struct OFDTextTests {
    private func code(_ attributes: String, _ text: String, object: String = "Boundary=\"30 40 150 10\"") -> String {
        OFDFile.content([
            "<ofd:TextObject ID=\"1\" Size=\"5\" \(object)><ofd:TextCode \(attributes)>\(text)</ofd:TextCode></ofd:TextObject>"
        ])
    }

    @Test func `offsets may be given once for many characters`() throws {
        #expect(try ofdText([code("X=\"0\" Y=\"5\" DeltaX=\"g 3 5\"", "依法行政")]) == "依法行政\n")
        #expect(try ofdText([code("X=\"0\" Y=\"5\" DeltaX=\"5 g 2 5\"", "依法行政")]) == "依法行政\n")
        #expect(try ofdText([code("X=\"0\" Y=\"5\"", "依法行政")]) == "依法行政\n")
        #expect(try ofdText([code("X=\"0\" Y=\"5\" DeltaX=\"5\"", "依法行政")]) == "依法行政\n")
    }

    @Test func `a code may go on in the line below`() throws {
        let text = code("X=\"0\" Y=\"5\" DeltaX=\"5 -5 5\" DeltaY=\"0 14 0\"", "依法行政")
        #expect(try ofdText([text]) == "依法\n行政\n")
    }

    @Test func `lines are read from top to bottom and from left to right, whatever their order in the file`() throws {
        let objects = ["三、", "一、", "二、"].enumerated().map { index, text in
            OFDFile.line(text, x: 30, y: [90, 50, 70][index])
        }
        let beside = OFDFile.line("先", x: 40, y: 50)
        #expect(try ofdText([OFDFile.content([beside] + objects)]) == "一、先\n二、\n三、\n")
    }

    @Test func `pages come in the order of the document, from paths of any name`() throws {
        var file = OFDFile()
        file.add(
            "OFD.xml", file.element("OFD", "<ofd:DocBody><ofd:DocRoot>./D/../D/doc.xml</ofd:DocRoot></ofd:DocBody>"))
        file.add(
            "D/doc.xml",
            file.element(
                "Document",
                "<ofd:Pages><ofd:Page ID=\"2\" BaseLoc=\"首页.xml\"/><ofd:Page ID=\"1\" BaseLoc=\"/x/A.xml\"/></ofd:Pages>"
            ))
        file.add("x/a.xml", file.element("Page", ofdPage("其次。")))
        file.add("D/首页.xml", file.element("Page", ofdPage("首先。")))
        file.add("D/c.xml", file.element("Page", ofdPage("没有人指到这一页")))
        #expect(try TextExtractor.extract(file.data, fileName: "a").text == "首先。\n其次。\n")
    }

    @Test func `paths in Chinese are found, also where the package says that they are UTF-8`() throws {
        var file = OFDFile()
        file.add("OFD.xml", file.element("OFD", "<ofd:DocBody><ofd:DocRoot>文档/甲.xml</ofd:DocRoot></ofd:DocBody>"))
        file.add("文档/甲.xml", file.element("Document", "<ofd:Pages><ofd:Page BaseLoc=\"页.xml\"/></ofd:Pages>"))
        file.add("文档/页.xml", file.element("Page", ofdPage("正文。")))
        var data = file.data
        #expect(try TextExtractor.extract(data, fileName: "a.ofd").text == "正文。\n")
        // The flag stands in each member's header and in the directory (APPNOTE.TXT, 4.4.4, bit 11).
        for (signature, offset) in [([0x50, 0x4B, 3, 4] as [UInt8], 7), ([0x50, 0x4B, 1, 2], 9)] {
            var start = data.startIndex
            while let found = data[start...].firstRange(of: signature) {
                data[found.lowerBound + offset] |= 8
                start = found.upperBound
            }
        }
        #expect(try TextExtractor.extract(data, fileName: "a.ofd").text == "正文。\n")
    }

    @Test func `several documents are read one after the other`() throws {
        var file = OFDFile()
        let bodies = ["A", "B"].map { "<ofd:DocBody><ofd:DocRoot>\($0)/d.xml</ofd:DocRoot></ofd:DocBody>" }
        file.add("OFD.xml", file.element("OFD", bodies.joined()))
        for name in ["A", "B"] {
            file.add(
                "\(name)/d.xml",
                file.element("Document", "<ofd:Pages><ofd:Page ID=\"2\" BaseLoc=\"p.xml\"/></ofd:Pages>"))
            file.add("\(name)/p.xml", file.element("Page", ofdPage("文件\(name)")))
        }
        #expect(try TextExtractor.extract(file.data, fileName: "a").text == "文件A\n文件B\n")
    }

    @Test func `a template of one page belongs to it, one of several is left out`() throws {
        let common = "<ofd:TemplatePage ID=\"9\" BaseLoc=\"T.xml\"/>"
        let template = OFDFile().element("Page", OFDFile.content([OFDFile.line("青石县司法局文件", x: 60, y: 40)]))
        let page = "<ofd:Template TemplateID=\"9\"/>" + ofdPage("关于报送报告的函")
        let parts = ["Doc_0/T.xml": template]
        #expect(try ofdText([page], common: common, parts: parts) == "青石县司法局文件\n关于报送报告的函\n")
        #expect(try ofdText([page, page], common: common, parts: parts) == "关于报送报告的函\n关于报送报告的函\n")
        let bare = "<ofd:Template TemplateID=\"9\"/>"
        #expect(try ofdText([bare, bare], common: common, parts: parts) == "青石县司法局文件\n")
    }

    @Test func `a unit that is drawn on a page is read where it is drawn`() throws {
        let unit =
            "<ofd:CompositeGraphicUnit ID=\"7\" Width=\"50\" Height=\"10\"><ofd:Content>"
            + OFDFile.line("第二行。", x: 0, y: 5) + "</ofd:Content></ofd:CompositeGraphicUnit>"
        let resources = OFDFile().element("Res", "<ofd:CompositeGraphicUnits>\(unit)</ofd:CompositeGraphicUnits>")
        let page = OFDFile.content([
            OFDFile.line("第三行。", x: 30, y: 90),
            "<ofd:CompositeObject ID=\"3\" ResourceID=\"7\" Boundary=\"30 65 50 10\"/>",
            OFDFile.line("第一行。", x: 30, y: 50),
        ])
        let text = try ofdText(
            [page], common: "<ofd:DocumentRes>R.xml</ofd:DocumentRes>", parts: ["Doc_0/R.xml": resources])
        #expect(text == "第一行。\n第二行。\n第三行。\n")
    }

    @Test func `what can't be seen is left out`() throws {
        let hidden = OFDFile.line("隐藏", x: 30, y: 80, attributes: "Visible=\"false\"")
        let outside = OFDFile.line("页外", x: 30, y: 600)
        let across = OFDFile.line("水印", x: 30, y: 100, attributes: "CTM=\"0.7 -0.7 0.7 0.7 0 0\"")
        #expect(try ofdText([OFDFile.content([hidden, outside, across, OFDFile.line("正文", x: 30, y: 50)])]) == "正文\n")
    }

    @Test func `a page that is turned is read as it is held`() throws {
        // Base lines run down the page; the line further right is above the other one.
        let lines = [("乙行。", 80.0), ("甲行。", 100.0)].map { text, x in
            "<ofd:TextObject ID=\"1\" Size=\"5\" CTM=\"0 1 -1 0 0 0\" Boundary=\"\(x) 40 5 60\">"
                + "<ofd:TextCode X=\"0\" Y=\"0\" DeltaX=\"g 2 5\">\(text)</ofd:TextCode></ofd:TextObject>"
        }
        #expect(try ofdText([OFDFile.content(lines)]) == "甲行。\n乙行。\n")
    }

    @Test func `vertical lines are read from right to left`() throws {
        let lines = [("春眠不觉晓", 120.0), ("处处闻啼鸟", 110.0)].map { text, x in
            "<ofd:TextObject ID=\"1\" Size=\"5\" Boundary=\"\(x) 40 5 60\">"
                + "<ofd:TextCode X=\"0\" Y=\"5\" DeltaY=\"g 4 5\">\(text)</ofd:TextCode></ofd:TextObject>"
        }
        #expect(try ofdText([OFDFile.content(lines.reversed())]) == "春眠不觉晓\n处处闻啼鸟\n")
    }

    @Test func `glyph numbers are no text, and too many characters that only a font knows are refused`() throws {
        let glyphs = "<ofd:CGTransform CodePosition=\"0\"><ofd:Glyphs>1005 7</ofd:Glyphs></ofd:CGTransform>"
        func page(_ text: String) -> String {
            OFDFile.content([
                "<ofd:TextObject ID=\"1\" Size=\"5\" Boundary=\"30 40 99 9\">\(glyphs)<ofd:TextCode X=\"0\" Y=\"5\">\(text)"
                    + "</ofd:TextCode></ofd:TextObject>"
            ])
        }
        #expect(try ofdText([page("依法")]) == "依法\n")
        let some = try TextExtractor.extract(OFDFile(pages: [page("依法\u{E001}行政有序")]).data, fileName: "a")
        #expect(some.text == "依法\u{FFFD}行政有序\n")
        #expect(some.replacements == 1)
        let error = #expect(throws: ExtractionError.self) { try ofdText([page("\u{E001}\u{E002}法………………………………1")]) }
        #expect(error?.code == .unsupported)
    }

    @Test func `attachments are named`() throws {
        var file = OFDFile(pages: [ofdPage("正文。")])
        file.members[1].content = Data(
            String(decoding: file.members[1].content, as: UTF8.self)
                .replacing("</ofd:Document>", with: "<ofd:Attachments>A.xml</ofd:Attachments></ofd:Document>").utf8)
        file.add(
            "Doc_0/A.xml", file.element("Attachments", "<ofd:Attachment ID=\"1\" Name=\"清单.xlsx\"/><ofd:Attachment/>"))
        let text = try TextExtractor.extract(file.data, fileName: "a.ofd")
        #expect(text.page?.attachments == ["清单.xlsx"])
    }

    @Test func `letters with gaps between them are words`() throws {
        let page = code("X=\"0\" Y=\"5\" DeltaX=\"3.6 2.2 1.4 1.4 3.7 3.6 2.5 1.7 1.4\"", "HelloWorld")
        #expect(try ofdText([page]) == "Hello World\n")
    }
}
