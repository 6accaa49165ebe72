import DocumentWriters
import Foundation
import Messages
import ReportGenerator
import ReportReader
import Testing
import TextExtraction

/// The report that the built-in lexicon reads out of a text.
private func read(_ text: String, declared: [String: String] = [:]) -> Report {
    ReportReader().read(
        SourceText(
            text: text, fileName: "a.html", size: text.utf8.count, encoding: "utf-8", declared: declared),
        documentID: "d", reportID: "r", revision: 1)
}

private func bytes(_ template: SiteTemplate, _ article: SiteArticle) throws -> Data {
    try encoded(template.page(article), as: template.encoding)
}

@Suite struct SiteTemplateTests {
    private static let count = ProcessInfo.processInfo.environment["GUIDANG_ALL"] == "1" ? 400 : 40

    private static func headings(_ sections: [OutlineSection]) -> [String] {
        sections.flatMap { ["\($0.level) \($0.number) \($0.title)"] + headings($0.children) }
    }

    private static func figures(_ report: Report) -> [String] {
        report.figures.map { "\($0.value) \($0.unit) \($0.subject ?? "") \($0.qualifier) \($0.partOf ?? "")" }
    }

    @Test(arguments: SiteTemplate.allCases)
    func `a page's document is read as the plain text is`(template: SiteTemplate) throws {
        let generator = ReportGenerator(seed: 41, targetBytes: 6_000)
        for index in 0..<Self.count {
            let generated = generator.report(at: index)
            let article = SiteArticle(generated)
            let wanted = read(article.text)
            let extracted = try TextExtractor.extract(bytes(template, article), fileName: "a.html")
            let found = read(extracted.text)
            let note = Comment(rawValue: "report \(index)")
            #expect(extracted.mediaType == "text/html")
            #expect(extracted.replacements == 0)
            #expect(Self.headings(found.outline) == Self.headings(wanted.outline), note)
            #expect(Self.figures(found) == Self.figures(wanted), note)
            #expect(found.citations.map(\.name) == generated.structure.citations, note)
            #expect(found.title == article.title, note)
            #expect(found.agency?.name == article.agency, note)
            #expect(found.dateWritten?.iso == article.written, note)
            if template != .wordProcessor {
                #expect(found.indexNumber?.raw == article.indexNumber, note)
                #expect(found.docNumber == article.documentNumber, note)
                #expect(found.datePublished?.iso == article.published, note)
            }
        }
    }

    @Test(arguments: SiteTemplate.allCases)
    func `every paragraph comes out, and nothing of the site`(template: SiteTemplate) throws {
        let generator = ReportGenerator(seed: 42, targetBytes: 6_000)
        for index in 0..<Self.count {
            let article = SiteArticle(generator.report(at: index))
            let text = try TextExtractor.extract(bytes(template, article), fileName: "a.html").text
            let lines = text.split(separator: "\n").map(closed)
            let paragraphs = ([article.title] + article.paragraphs).map(closed)
            let start = try #require(lines.lastIndex(of: closed(article.title)), "report \(index)")
            // The body from its title to its signature is the report and nothing else.
            let between = lines[start...].prefix(paragraphs.count).filter { !$0.hasPrefix("发布时间") }
            if template == .news {
                #expect(paragraphs.allSatisfy(lines.contains), "report \(index)")
            } else {
                #expect(Array(between) == paragraphs, "report \(index)")
            }
            for word in SiteTemplate.chrome where template != .news || word != "字号" {
                #expect(!text.contains(word), "report \(index)")
            }
        }
    }

    @Test func `what a page tells of itself is kept`() throws {
        let article = SiteArticle(ReportGenerator(seed: 43, targetBytes: 3_000).report(at: 1))
        let county = try #require(
            try TextExtractor.extract(bytes(.county, article), fileName: "a.html").page)
        #expect(county.title == article.title)
        #expect(county.published == "\(article.published ?? "null") 09:30")
        #expect(county.source == nil)
        #expect(county.siteCode == "4101040099")
        #expect(county.url == nil)
        #expect(county.attachments == ["./P020240102.docx"])
        let disclosure = try TextExtractor.extract(bytes(.disclosure, article), fileName: "a.xml")
        #expect(disclosure.page?.url == "https://gk.example.cn/post_7.html")
        let portal = try TextExtractor.extract(bytes(.portal, article), fileName: "a")
        #expect(portal.page?.title == article.title)
        #expect(portal.page?.url == "http://www.example.gov.cn/art/1.html")
        #expect(portal.encoding == "utf-8")
        #expect(try TextExtractor.extract(bytes(.oldTables, article), fileName: "a").encoding == "gb18030")
    }

    private static func pasted(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { "<p>\($0.replacing("<", with: "&lt;"))</p>" }.joined()
    }

    /// Pages of every style, put into a site's container as their makers paste them.
    @Test(arguments: ["TRS_Editor", "plain"])
    func `what a pasted page states is what is read`(name: String) throws {
        var exact = 0
        for index in 0..<Self.count * 4 {
            let page = StatedPages(seed: 44).page(at: index)
            let html = """
                <html><body><div><a href="/">网站首页</a></div><div><div class="\(name)">
                \(Self.pasted(page.text))</div></div>
                <div><a href="/1">相关链接</a></div></body></html>
                """
            let text = try TextExtractor.extract(Data(html.utf8), fileName: "a.html").text
            let lines = page.text.split(separator: "\n").joined(separator: "\n") + "\n"
            let wanted = page.stated.differences(from: read(lines, declared: page.declared))
            let found = page.stated.differences(from: read(text, declared: page.declared))
            #expect(found == wanted, "page \(index), \(page.style)")
            exact += found.isEmpty ? 1 : 0
        }
        // A page without any line's end is read a little differently when one stands behind it.
        #expect(exact >= Self.count * 4 * 95 / 100)
    }
}
