import Foundation
import Testing
import TextExtraction

/// Pages that ask for more than a page should: each ends in a text or an error.
@Suite struct HostilePageTests {
    private enum End: Equatable { case text, error(ExtractionError.Code) }

    private func end(_ page: String) -> End {
        do {
            let extracted = try TextExtractor.extract(Data(page.utf8), fileName: "a.html")
            #expect(!extracted.text.utf8.contains { $0 == 0 || $0 == 0x0D })
            return .text
        } catch {
            return .error(error.code)
        }
    }

    private func times(_ piece: String, _ count: Int) -> String { String(repeating: piece, count: count) }

    @Test(arguments: ["<div>", "<b>", "<table><tr><td>", "<ul><li>", "<a href=x><span>", "<x-y>"])
    func `elements within each other over and over are too much`(piece: String) {
        #expect(end("甲" + times(piece, 200_000) + "乙") == .error(.overLimit))
    }

    @Test func `what old pages leave open is not too deep`() {
        #expect(end(times("<p><font size=2><o:p>甲", 20_000)) == .text)
        #expect(end(times("<p>甲", 200_000)) == .text)
        #expect(end(times("<div>", 150) + "甲" + times("</div>", 150)) == .text)
    }

    @Test func `too many elements are too many`() {
        var limits = ExtractionLimits.ofThisProcess
        limits.elements = 1_000
        #expect(throws: ExtractionError.self) {
            try TextExtractor.extract(Data(times("<p>甲</p>", 2_000).utf8), fileName: "a.html", limits: limits)
        }
    }

    @Test(arguments: [
        ("<", 200_000), ("</", 200_000), ("<!", 200_000), ("<!--", 100_000), ("<?", 200_000), ("<a/", 100_000),
        ("&", 200_000), ("&amp;", 100_000), ("&#x41;", 100_000), ("&#0;&#55296;&#1114112;", 100_000),
        ("&foo", 100_000),
        ("<a b=\">", 60_000), ("<![if a]>", 60_000), ("<!-->", 60_000), ("<script>", 60_000), ("</p>", 60_000),
        ("<![CDATA[", 60_000), ("<br>", 100_000), ("<td>", 200_000), ("<title>", 50_000), ("<li>", 60_000),
        ("-->", 100_000),
        ("<b></i>", 900), ("<dl><dt>索引号</dt>", 400), ("<b>索引号</b>", 100_000), ("<tr><td>甲", 100_000),
        ("\u{0}", 100_000),
    ])
    func `pieces over and over end`(piece: String, count: Int) {
        for page in ["甲" + times(piece, count), "<html><body><p>甲" + times(piece, count) + "乙</p>"] {
            let end = end(page)
            #expect(end == .text || end == .error(.overLimit) || end == .error(.empty), "\(piece)")
        }
    }

    @Test func `a tag with very many attributes and one with a giant value are read`() {
        #expect(end("<div " + (0..<200_000).map { "a\($0)=1 " }.joined() + ">甲</div>") == .text)
        #expect(end("<div " + times("class=x ", 200_000) + ">甲</div>") == .text)
        #expect(end("<a href='" + times("x", 2_000_000) + "'>甲</a>") == .text)
        #expect(end("<p style='" + times("display:none;", 100_000) + "'>甲</p><p>乙</p>") == .text)
    }

    @Test func `end tags that close nothing take no time`() {
        #expect(end(times("<b>", 900) + times("</i>", 60_000) + "甲") == .text)
    }

    /// `deploy/test --all` reads a hundred megabytes.
    @Test func `nothing but the beginnings of tags ends`() throws {
        let count = ProcessInfo.processInfo.environment["GUIDANG_ALL"] == "1" ? 100 << 20 : 2 << 20
        var limits = ExtractionLimits(textBytes: 5 * count)
        let page = Data("<html>".utf8) + Data(repeating: 0x3C, count: count)
        #expect(try TextExtractor.extract(page, fileName: "a.html", limits: limits).text.utf8.count == count + 1)
        // Each of them takes four bytes on its way.
        limits.textBytes = 2 * count
        let error = #expect(throws: ExtractionError.self) {
            try TextExtractor.extract(page, fileName: "a.html", limits: limits)
        }
        #expect(error?.code == .overLimit)
    }
}
