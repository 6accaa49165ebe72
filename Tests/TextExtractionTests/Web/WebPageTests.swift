import DocumentWriters
import Foundation
import Messages
import Testing
import TextExtraction

private func failure(_ page: String, limits: ExtractionLimits = .ofThisProcess) -> ExtractionError? {
    #expect(throws: ExtractionError.self) {
        try TextExtractor.extract(Data(page.utf8), fileName: "a.html", limits: limits)
    }
}

@Suite struct WebPageTests {
    private static let words = "依法行政工作有序开展，办理案件八十六件。"

    @Test(arguments: [
        ("GB18030", "<meta charset=gb2312>", "gb18030"),
        ("GB18030", "<META http-equiv=Content-Type content='text/html; charset=GBK'>", "gb18030"),
        ("GB18030", "", "gb18030"), ("GB18030", "<meta charset=utf-8>", "gb18030"),
        ("GB18030", "<meta charset=iso-8859-1>", "gb18030"),
        ("UTF-8", "<meta charset=gb2312>", "utf-8"), ("BIG5", "<meta charset='big5'>", "big5"), ("UTF-8", "", "utf-8"),
    ])
    func `the encoding is what the bytes are, then what is declared`(name: String, declared: String, encoding: String)
        throws
    {
        let words = name == "BIG5" ? "臨江縣依法治水，辦理許可事項三百餘件，群眾滿意度持續提高。" : Self.words + "镕喆"
        let page = try encoded("<html><head>\(declared)</head><body><p>\(words)</p></body></html>", as: name)
        let extracted = try TextExtractor.extract(page, fileName: "a.html")
        #expect(extracted.text == words + "\n")
        #expect(extracted.encoding == encoding)
        #expect(extracted.replacements == 0)
    }

    @Test func `UTF-16 with its mark is read, and broken characters are counted`() throws {
        let page = "<html><body><p>\(Self.words)</p></body></html>"
        let wide = try TextExtractor.extract(Data([0xFF, 0xFE]) + encoded(page, as: "UTF-16LE"), fileName: "a.html")
        #expect(wide.text == Self.words + "\n")
        #expect(wide.encoding == "utf-16le")
        var broken = Data("<html><head><meta charset=utf-8></head><body><p>\(Self.words)\(Self.words)".utf8)
        broken.append(contentsOf: [0xE4, 0xB8])
        broken.append(contentsOf: "</p></body></html>".utf8)
        let mended = try TextExtractor.extract(broken, fileName: "a.html")
        #expect(mended.encoding == "utf-8")
        #expect(mended.replacements == 1)
        #expect(mended.text == "\(Self.words)\(Self.words)\u{FFFD}\n")
    }

    @Test func `a page without words says why`() throws {
        let shell = try #require(
            failure("<html><head><script src=app.js></script></head><body><div id=app></div></body></html>"))
        #expect(shell.code == .empty)
        #expect(shell.hint?.contains(".mhtml") == true)
        let frames = try #require(
            failure(
                "<html><frameset cols=20%,*><frame src=a.html><frame src=b.html><noframes>请换一个浏览器</noframes></frameset></html>"
            ))
        #expect(frames.code == .unsupported)
        #expect(frames.message.contains("frames"))
        let files = try #require(failure("<html><body><a href='/upload/2023.pdf'><img src=a.png></a></body></html>"))
        #expect(files.code == .empty)
        #expect(files.message.contains("attachments"))
        #expect(try #require(failure("<html><body> </body></html>")).code == .empty)
    }

    @Test func `a page that offers only attachments gives its title, its data and their addresses`() throws {
        let page = """
            <html><head><title>青山县水务局2022年度法治政府建设情况报告-青山县</title></head><body><div class="nav"><a href="/a.doc">网站首页</a></div>
            <div><h1>青山县水务局2022年度法治政府建设情况报告</h1><p>发布时间：2023-01-23　来源：青山县水务局</p><div id="zoom">
            <p>附件：<a href="/attachment/0/2023.pdf">青山县水务局2022年度法治政府建设情况报告.pdf</a></p>
            <p><a href="/down?id=7&amp;name=x.OFD">下载一</a> <a href="/file/99">附表.xlsx</a> <a href="/other.html">别的</a></p>
            <iframe src="/pdf/viewer.html?file=/attachment/1.pdf"></iframe></div></div>
            <div class="footer">主办单位：青山县 <a href="/b.zip">下载</a></div></body></html>
            """
        let extracted = try TextExtractor.extract(Data(page.utf8), fileName: "a.html")
        #expect(extracted.text.hasPrefix("青山县水务局2022年度法治政府建设情况报告\n发布时间：2023-01-23　来源：青山县水务局\n附件："))
        #expect(!extracted.text.contains("主办单位"))
        #expect(
            extracted.page?.attachments == [
                "/attachment/0/2023.pdf", "/down?id=7&name=x.OFD", "/file/99",
                "/pdf/viewer.html?file=/attachment/1.pdf",
            ])
    }

    @Test func `tags are known in any case and say nothing where they hold null`() throws {
        let page = """
            <html><head><META NAME="ARTICLETITLE" CONTENT="甲县报告&lt;br/&gt;（2023年）"><meta name="pubdate" content="2026/01/19 10:00">
            <meta name="contentsource" content=" null "><meta name="Url" content=""><meta property="og:url" content="http://a.cn/1">
            <meta name="siteidcode" content="bm07000001"></head><body><p>\(Self.words)</p></body></html>
            """
        let found = try #require(try TextExtractor.extract(Data(page.utf8), fileName: "a.html").page)
        #expect(found.title == "甲县报告 （2023年）")
        #expect(found.published == "2026/01/19 10:00")
        #expect(found.source == nil)
        #expect(found.url == "http://a.cn/1")
        #expect(found.siteCode == "bm07000001")
    }

    @Test func `a report in two containers comes out whole`() throws {
        let part = (1...12).map { "<p>（\($0)）\(Self.words)</p>" }.joined()
        let page = """
            <html><body><ul><li><a href=/>网站首页</a></li></ul><h1>甲县2023年度法治政府建设情况报告</h1><div class=TRS_Editor><p>一、主要工作</p>\(part)</div>
            <div class=TRS_Editor><p>二、下一步打算</p>\(part)<p>特此报告。</p></div><p>甲县人民政府</p><p>2024年1月5日</p>
            <div><a href=/1>上一篇</a></div></body></html>
            """
        let text = try TextExtractor.extract(Data(page.utf8), fileName: "a.html").text
        #expect(text.split(separator: "\n").count == 30)
        #expect(text.contains("\n二、下一步打算\n"))
        #expect(text.hasSuffix("特此报告。\n甲县人民政府\n2024年1月5日\n"))
    }
}
